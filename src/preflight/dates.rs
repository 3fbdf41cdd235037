//! Points in time as PDF and XMP write them, made comparable.

/// Seconds since the year 0 in UTC, of a date as PDF writes it, `D:20260102030405+01'00'`
/// (ISO 32000-1, 7.9.4), or as XMP does, `2026-01-02T03:04:05+01:00` (ISO 16684-1,
/// 8.2.1.2). What is left out is the least that it can be. `None` where it is neither.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let text = text.trim().trim_start_matches("D:");
    let (clock, zone) = match text.char_indices().skip(10).find(|(_, c)| is_zone(*c)) {
        Some((at, _)) => text.split_at(at),
        None => (text, ""),
    };
    let clock = clock.split_once('.').map_or(clock, |(clock, _)| clock);
    let digits: String = clock.chars().filter(char::is_ascii_digit).collect();
    let odd = |c: char| !c.is_ascii_digit() && !"-:T ".contains(c);
    if digits.len() < 4 || clock.contains(odd) {
        return None;
    }
    let field = |at: usize, length: usize, least: i64| match digits.get(at..at + length) {
        Some(digits) => digits.parse().ok(),
        None => Some(least),
    };
    let (year, month, day) = (field(0, 4, 0)?, field(4, 2, 1)?, field(6, 2, 1)?);
    let (hour, minute, second) = (field(8, 2, 0)?, field(10, 2, 0)?, field(12, 2, 0)?);
    let in_range = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..=60).contains(&second);
    let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
    in_range.then_some(seconds - offset(zone)?)
}

fn is_zone(c: char) -> bool {
    matches!(c, '+' | '-' | 'Z')
}

/// How many seconds the clock of a zone is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let sign = match zone.chars().next() {
        None | Some('Z') => return Some(0),
        Some('-') => -1,
        _ => 1,
    };
    let hours: i64 = digits.get(..2)?.parse().ok()?;
    let minutes: i64 = digits.get(2..4).map_or(Ok(0), str::parse).ok()?;
    Some(sign * (hours * 3600 + minutes * 60))
}

/// Days since the first of March of the year 0, in the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leaps + (153 * month + 2) / 5 + day - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pdf: &str, xmp: &str) {
        assert!(seconds(pdf).is_some(), "{pdf}");
        assert_eq!(seconds(pdf), seconds(xmp), "{pdf} {xmp}");
    }

    #[test]
    fn one_time_is_written_in_two_ways() {
        check("D:20260102030405+01'00'", "2026-01-02T03:04:05+01:00");
        check("D:20260102030405+01'00", "2026-01-02T02:04:05Z");
        check("D:20260102", "2026-01-02");
        check("D:20260102233000-0130", "2026-01-03T01:00:00.000Z");
        check("D:20240301003000+01", "2024-02-29T23:30Z");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "D:", "yesterday", "2026-13-01", "D:2026010299"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
