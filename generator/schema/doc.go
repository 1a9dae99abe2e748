// Package schema is the table of kinds: which fields a page of each kind has,
// what they may hold, which parts its text has, and where its files lie.
//
// Everything that depends on kinds reads the table. Decode checks front matter
// against it, with the exact place and a hint for every mistake; Reference and
// JSONSchema print it for authors and their editors; Starter writes a new page
// from it; filters, fact boxes and the linter of body parts read Field and
// Part. The settings file handbook.yaml is one more kind in the same style.
//
// To add a kind, add one row to the table in kinds.go. Its fields are
// with(common(), ...) and its parts a list of Part, in the order of the page;
// nothing else in this package changes. To add a field, add one Field to its
// kind. Only a new sort of value (Type) needs code: a row in types.go, and a
// case in look.go that tells right from wrong.
//
// The package knows bytes and tables. It knows no files, no Markdown and no
// other page, so it cannot tell whether a page that is named exists; Values
// keeps the place of every value for those who can.
package schema
