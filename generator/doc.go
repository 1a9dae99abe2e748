// Package generator builds a handbook: it runs the straight line
//
//	content/ --Load--> bytes --Parse--> pages --Link--> site --Render, Index--> artifacts --Publish--> public/
//
// and keeps what need not be done twice. It is the place to start reading.
//
// # The stages
//
// Every stage is a function from values to values; only the first reads and
// only the last writes.
//
//   - Load ([handrail/generator/site.Load]) reads the files of content/.
//   - Parse ([handrail/generator/site.Parse]) turns one file into a page, by
//     its path and bytes alone: its front matter through the kinds table of
//     [handrail/generator/schema], its text through [handrail/generator/markup].
//   - Link ([handrail/generator/site.Link]) relates the pages: links, lists,
//     neighbours, plans with their clock ([handrail/generator/plan]).
//   - Render ([handrail/generator/theme]) names every page, style and script of
//     the output as an artifact, whose bytes are made when they are asked for.
//   - Index ([handrail/generator/search]) does the same for the search index.
//   - Keep ([handrail/generator/offline]) lists the artifacts in a service
//     worker, so that phones keep them.
//   - Publish ([handrail/generator/publish]) makes a folder hold exactly these
//     artifacts; or [handrail/generator/serve] answers a browser with them.
//
// What an author gets wrong is data ([handrail/generator/diag]): every stage
// adds to one list, which is told whole and sorted. A Go error is a disk, a
// cancelled context or a bug.
//
// # One path
//
// The dev server runs this very line on every save. It is fast because pure
// stages are remembered by what goes into them: Parse by the hash of a file's
// path and bytes, Render by the hash of the view that a template is given.
// Nothing relational is remembered, so nothing can be stale, and there is no
// second, partial pipeline that could disagree with the first.
//
// # How to add a kind of page
//
// Say a program wants a library of stories:
//
//  1. Add a row to the table in generator/schema/kinds.go: its name (story),
//     folder (stories), labels, fields and, if its pages have fixed parts,
//     those. That alone makes decoding, checks with hints, "handrail kinds",
//     the JSON Schema, "handrail new story", the library page with its filters,
//     the box of facts, search and navigation.
//  2. Add a page: content/stories/first.md ("handrail new story First").
//  3. Add a script to cmd/handrail/testdata that builds a site with one story
//     and says what a reader sees.
//
// A kind looks like a guide, with its facts in a box, until its theme has a
// template of its name: themes/default/templates/story.html.
//
// # How to add a check
//
// Add a row to the codes table in generator/diag/codes.go (name, severity, the
// paragraph that "handrail explain" prints), add the diagnostic where the
// mistake can first be seen (a field: schema; text: markup; between pages:
// site), and a script that shows it with its place.
//
// # Rules
//
// The same input gives the same bytes, whatever the clock, time zone, locale,
// folder, number of cores or order of files. Packages import each other as the
// table in imports_test.go says, and no other way. Why things are as they are
// stands in DECISIONS.md, newest first.
package generator
