//! Dates of the calendar: those of TOML, and seconds since 1970.

use toml::de::DeValue;
use toml::value::{Datetime, Offset, Time};

use super::fields::{Fields, Value};
use crate::diagnostic::Diagnostic;
use crate::terms::{Date, Timestamp};

/// 1 January 1970.
pub const EPOCH: Date = Date { year: 1970, month: 1, day: 1 };

const DAY: i64 = 86_400;

/// The day of `key`, if it is there; `None` and a fault if it is none.
pub fn date(fields: &mut Fields, key: &str) -> Option<Date> {
    let value = fields.value(key)?;
    let date = datetime(value).filter(|datetime| datetime.time.is_none());
    let date = date.and_then(|datetime| datetime.date).and_then(checked);
    if date.is_none() {
        let message = format!("{key} must be a date");
        fault(fields, value, &message, &format!("such as {key} = 2026-01-31"));
    }
    date
}

/// The second that `value` is, in UTC, or `None` and a fault. A date alone is
/// its first second; a time with no offset is UTC.
pub fn timestamp(fields: &mut Fields, value: Value) -> Option<Timestamp> {
    let timestamp = datetime(value).and_then(|datetime| in_utc(&datetime));
    if timestamp.is_none() {
        let hint = "such as modified = 2026-01-31 or modified = 2026-01-31T12:00:00Z";
        fault(fields, value, "modified must be a date, or a date and time", hint);
    }
    timestamp
}

/// The second `seconds` after 1970 began, if its year has four digits.
pub fn from_epoch(seconds: u64) -> Option<Timestamp> {
    i64::try_from(seconds).ok().and_then(from_seconds)
}

fn fault(fields: &mut Fields, value: Value, message: &str, hint: &str) {
    let place = fields.place(value);
    fields.push(Diagnostic::error("date", message).at(place).hint(hint));
}

fn datetime(value: Value) -> Option<Datetime> {
    match value.get_ref() {
        DeValue::Datetime(datetime) => Some(*datetime),
        DeValue::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn checked(date: toml::value::Date) -> Option<Date> {
    let date = Date { year: date.year, month: date.month, day: date.day };
    // Only days that the calendar has come back from the count as they were.
    let same = from_days(days(date)) == Some(date);
    (date.year > 0 && same).then_some(date)
}

fn in_utc(datetime: &Datetime) -> Option<Timestamp> {
    let date = checked(datetime.date?)?;
    let offset = match datetime.offset {
        Some(Offset::Custom { minutes }) => i64::from(minutes),
        Some(Offset::Z) | None => 0,
    };
    from_seconds(days(date) * DAY + datetime.time.map_or(0, seconds) - offset * 60)
}

fn seconds(time: Time) -> i64 {
    // A leap second is the second before it here.
    let second = i64::from(time.second.unwrap_or(0)).min(59);
    i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + second
}

fn from_seconds(seconds: i64) -> Option<Timestamp> {
    let date = from_days(seconds.div_euclid(DAY)).filter(|date| date.year <= 9999)?;
    let rest = seconds.rem_euclid(DAY);
    let part = |part: i64| u8::try_from(part).unwrap_or(0);
    Some(Timestamp {
        date,
        hour: part(rest / 3600),
        minute: part(rest / 60 % 60),
        second: part(rest % 60),
    })
}

/// Days from 1 January 1970, in the Gregorian calendar. Years count from
/// March, so that a leap day is a year's last.
fn days(date: Date) -> i64 {
    let month = i64::from(date.month);
    let year = i64::from(date.year) - i64::from(month < 3);
    let days_before_month = (153 * ((month + 9) % 12) + 2) / 5;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + days_before_month + i64::from(date.day) - 1 - 719_468
}

/// The day `days` after 1 January 1970.
fn from_days(days: i64) -> Option<Date> {
    let year = u16::try_from(1970 + days.div_euclid(366)).ok()?;
    let first = |year| self::days(Date { year, month: 1, day: 1 });
    // Years of 366 days give a year that is too early by at most a day in
    // every four years.
    let late = (days - first(year)) / 366;
    let mut year = year.checked_add(u16::try_from(late).ok()?)?;
    while year < u16::MAX && first(year + 1) <= days {
        year += 1;
    }
    let starts = |month: &u8| self::days(Date { year, month: *month, day: 1 }) <= days;
    let month = (1..=12).rev().find(starts)?;
    let start = self::days(Date { year, month, day: 1 });
    let day = u8::try_from(days - start + 1).ok()?;
    Some(Date { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(seconds: u64, expected: &str) {
        assert_eq!(from_epoch(seconds).unwrap().to_string(), expected);
    }

    #[test]
    fn seconds_are_days_of_the_calendar() {
        check(0, "1970-01-01T00:00:00Z");
        check(951_782_400, "2000-02-29T00:00:00Z");
        check(1_709_210_096, "2024-02-29T12:34:56Z");
        check(4_107_542_399, "2100-02-28T23:59:59Z");
        check(253_402_300_799, "9999-12-31T23:59:59Z");
    }

    #[test]
    fn every_day_comes_back() {
        for day in 0..200_000 {
            assert_eq!(days(from_days(day).unwrap()), day);
        }
    }

    #[test]
    fn what_the_calendar_lacks_is_refused() {
        assert_eq!(from_epoch(u64::MAX), None);
        assert_eq!(from_epoch(253_402_300_800), None);
        let day = |day| toml::value::Date { year: 2023, month: 2, day };
        assert_eq!(checked(day(29)), None);
        assert!(checked(day(28)).is_some());
    }

    #[test]
    fn offsets_lead_to_utc() {
        let datetime = "2026-01-01T00:30:00+01:00".parse().unwrap();
        assert_eq!(in_utc(&datetime).unwrap().to_string(), "2025-12-31T23:30:00Z");
    }
}
