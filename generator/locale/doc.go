// Package locale knows what Handrail needs to speak a language: the words of
// the theme's templates and scripts, the words that Go puts together, plural
// forms, dates, and the reserved headings and labels of pages.
//
// A locale is a file of the theme, locales/TAG.yaml; its keys are the English
// texts as they stand in the sources, so templates and scripts stay readable
// and English needs no file. What a table lacks stays English. Words in
// templates and scripts are put in when the theme is read (Files), so a page
// costs no more in one language than in another.
//
// The package knows no pages and no handbook.
package locale
