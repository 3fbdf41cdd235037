//! How far counters have counted, and which of them are in scope (CSS Lists 3, §4.3).
//!
//! A counter that begins at an element is there for that, for what stands in it, and for
//! what follows it within the same parent. One that begins deeper hides it until there.

use std::collections::HashMap;

/// The counters that are in scope, by their names.
#[derive(Debug, Default)]
pub(super) struct Counters<'a> {
    instances: HashMap<&'a str, Vec<Instance>>,
    /// The counters that began, each with the depth at which it did, outer ones first.
    begun: Vec<(usize, &'a str)>,
}

#[derive(Debug)]
struct Instance {
    depth: usize,
    value: i64,
}

impl<'a> Counters<'a> {
    /// Begins a counter at an element that stands `depth` deep. It takes the place of one
    /// that began at a sibling.
    pub(super) fn reset(&mut self, name: &'a str, depth: usize, value: i64) {
        let instances = self.instances.entry(name).or_default();
        match instances.last_mut().filter(|last| last.depth == depth) {
            Some(last) => last.value = value,
            None => {
                instances.push(Instance { depth, value });
                self.begun.push((depth, name));
            }
        }
    }

    /// Counts on by `step`.
    pub(super) fn increment(&mut self, name: &'a str, depth: usize, step: i64) {
        let value = self.own(name, depth);
        *value = value.saturating_add(step).clamp(i32::MIN.into(), i32::MAX.into());
    }

    /// Makes a counter `value`.
    pub(super) fn set(&mut self, name: &'a str, depth: usize, value: i64) {
        *self.own(name, depth) = value;
    }

    /// The innermost counter of that name; one begins where there is none.
    fn own(&mut self, name: &'a str, depth: usize) -> &mut i64 {
        let instances = self.instances.entry(name).or_default();
        if instances.is_empty() {
            self.begun.push((depth, name));
            instances.push(Instance { depth, value: 0 });
        }
        let last = instances.len() - 1;
        &mut instances[last].value
    }

    /// The values of all counters of that name, the outermost first.
    pub(super) fn values(&self, name: &str) -> impl DoubleEndedIterator<Item = i64> {
        let instances = self.instances.get(name).map(Vec::as_slice).unwrap_or_default();
        instances.iter().map(|instance| instance.value)
    }

    /// Ends the counters that began deeper than `depth`.
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some((_, name)) = self.begun.pop_if(|(own, _)| *own > depth) {
            if let Some(instances) = self.instances.get_mut(name) {
                instances.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(counters: &Counters<'_>) -> Vec<i64> {
        counters.values("a").collect()
    }

    #[test]
    fn a_counter_is_there_for_siblings_and_what_they_hold() {
        let mut counters = Counters::default();
        counters.reset("a", 1, 0);
        counters.increment("a", 2, 1);
        counters.leave(1);
        assert_eq!(values(&counters), [1]);
        counters.reset("a", 3, 5);
        counters.reset("a", 3, 6);
        assert_eq!(values(&counters), [1, 6]);
        counters.leave(2);
        counters.increment("a", 2, 1);
        assert_eq!(values(&counters), [2]);
        counters.leave(0);
        assert_eq!(values(&counters), [0; 0]);
    }

    #[test]
    fn a_counter_that_never_began_begins_where_it_counts() {
        let mut counters = Counters::default();
        counters.increment("a", 2, 3);
        assert_eq!(values(&counters), [3]);
        counters.leave(1);
        counters.set("a", 2, 9);
        assert_eq!(values(&counters), [9]);
        counters.increment("a", 2, i64::MAX);
        assert_eq!(values(&counters), [i64::from(i32::MAX)]);
    }
}
