title = Draft of an accessibility statement
about = This statement is about the editions of “{ $what }”.
publisher = They are published by { $what }.
made = The text was last changed on { $what }. Its editions were held against WCAG 2.2, levels A and AA, when they were published: each was read back from its file. No person has judged them yet.
no-failure = No criterion was found to be failed.
failures = These criteria were found to be failed: { $what }.
open = A person has yet to judge these criteria, in at least one edition: { $what }.
contact = Whoever meets a barrier may write to [address]. Answers come within [number] days.
