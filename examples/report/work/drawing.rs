//! Drawings: charts and maps as SVG, with shapes alone.

use quick_xml::Writer;

use super::random::Random;

const WIDTH: u32 = 720;
const HEIGHT: u32 = 400;
const PAPER: &str = "#fdfcf8";
const INK: &str = "#1d2b36";
const COLOURS: [&str; 4] = ["#1f5f8b", "#b3541e", "#3f7d4e", "#6d4c91"];

/// A drawing that shapes are added to.
struct Drawing(Writer<Vec<u8>>);

impl Drawing {
    fn shape(&mut self, name: &str, attributes: &[(&str, String)]) {
        let element = self.0.create_element(name);
        let attributes = attributes.iter().map(|(key, value)| (*key, value.as_str()));
        let written = element.with_attributes(attributes).write_empty();
        written.expect("memory takes everything");
    }

    fn rectangle(&mut self, x: u32, y: u32, width: u32, height: u32, fill: &str) {
        let number = |value: u32| value.to_string();
        let shape = [
            ("x", number(x)),
            ("y", number(y)),
            ("width", number(width)),
            ("height", number(height)),
            ("fill", fill.to_owned()),
        ];
        self.shape("rect", &shape);
    }

    fn path(&mut self, points: &[(u32, u32)], fill: &str, stroke: &str) {
        let mut path = String::new();
        for (index, (x, y)) in points.iter().enumerate() {
            let step = if index == 0 { 'M' } else { 'L' };
            path.push_str(&format!("{step}{x} {y}"));
        }
        let shape = [
            ("d", path),
            ("fill", fill.to_owned()),
            ("stroke", stroke.to_owned()),
            ("stroke-width", "4".to_owned()),
        ];
        self.shape("path", &shape);
    }
}

/// A drawing of that width and height, with what `draw` puts on its paper.
fn drawing(width: u32, height: u32, draw: impl FnOnce(&mut Drawing)) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    let root = writer.create_element("svg").with_attributes([
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", format!("0 0 {width} {height}").as_str()),
        ("width", width.to_string().as_str()),
        ("height", height.to_string().as_str()),
    ]);
    let written = root.write_inner_content(|writer| {
        let mut drawing = Drawing(std::mem::replace(writer, Writer::new(Vec::new())));
        drawing.rectangle(0, 0, width, height, PAPER);
        draw(&mut drawing);
        *writer = drawing.0;
        Ok(())
    });
    written.expect("memory takes everything");
    writer.into_inner()
}

/// A bar for each of some numbers up to 100.
pub fn bars(numbers: &[u32]) -> Vec<u8> {
    drawing(WIDTH, HEIGHT, |drawing| {
        let step = (WIDTH - 80) / numbers.len() as u32;
        for (index, number) in numbers.iter().enumerate() {
            let height = number * (HEIGHT - 80) / 100;
            let left = 50 + index as u32 * step;
            let fill = COLOURS[index % COLOURS.len()];
            drawing.rectangle(left, HEIGHT - 40 - height, step * 3 / 4, height, fill);
        }
        axes(drawing);
    })
}

/// A line through some numbers up to 100, from left to right.
pub fn line(numbers: &[u32]) -> Vec<u8> {
    drawing(WIDTH, HEIGHT, |drawing| {
        let step = (WIDTH - 80) / (numbers.len() as u32 - 1);
        let place = |(index, number): (usize, &u32)| {
            (40 + index as u32 * step, HEIGHT - 40 - number * (HEIGHT - 80) / 100)
        };
        let points: Vec<_> = numbers.iter().enumerate().map(place).collect();
        drawing.path(&points, "none", COLOURS[0]);
        axes(drawing);
    })
}

/// A coast with islands.
pub fn map(random: &mut Random) -> Vec<u8> {
    drawing(WIDTH, HEIGHT, |drawing| {
        drawing.rectangle(0, 0, WIDTH, HEIGHT, "#cfe3ee");
        let mut coast = vec![(WIDTH, 0)];
        for step in 0..=12 {
            coast.push((random.within(280, 460), step * HEIGHT / 12));
        }
        coast.push((WIDTH, HEIGHT));
        drawing.path(&coast, "#e4ddc6", INK);
        for _ in 0..6 {
            let (x, y) = (random.within(20, 240), random.within(20, HEIGHT - 60));
            let (wide, high) = (random.within(12, 40), random.within(10, 30));
            let island = [(x, y), (x + wide, y + high / 3), (x + wide / 2, y + high)];
            drawing.path(&island, "#e4ddc6", INK);
        }
    })
}

/// A row of diamonds that says nothing.
pub fn ornament() -> Vec<u8> {
    drawing(WIDTH, 40, |drawing| {
        for step in 0..9 {
            let x = 120 + step * 60;
            let diamond = [(x, 20), (x + 10, 10), (x + 20, 20), (x + 10, 30), (x, 20)];
            drawing.path(&diamond, INK, INK);
        }
    })
}

fn axes(drawing: &mut Drawing) {
    let corner = [(40, 20), (40, HEIGHT - 40), (WIDTH - 20, HEIGHT - 40)];
    drawing.path(&corner, "none", INK);
}
