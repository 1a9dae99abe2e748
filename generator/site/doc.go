// Package site turns the files of content/ into a linked handbook.
//
// Load reads files, Parse turns one file into a Page by its bytes alone, and
// Link puts all pages together: where links lead, who links here, the order of
// pages, plans with their clock, the glossary. Nothing downstream of Link
// changes a Page; whatever relates two pages is made anew on every build, so
// there is nothing to invalidate.
//
// The package knows kinds (schema), text (markup) and minutes (plan). It knows
// no templates, no output folder and no browser.
package site
