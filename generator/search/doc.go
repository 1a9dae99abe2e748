// Package search writes the search index: a classic script that a page adds
// when somebody uses the search field, from a server or a folder on disk.
//
// It knows pages as plain text and nothing of files, themes or Markdown. The
// reader of the index is js/search-engine.js of the theme.
//
// # Words
//
// Text is folded (Unicode NFKD, small letters, no characters U+0300 to
// U+036F, no apostrophes, soft hyphens, joiners or variation selectors, final
// sigma as sigma, NFC) and cut into the longest runs of \p{L}, \p{M} and \p{N}, each
// at most 24 code points. Runs joined by single hyphens (- or U+2010) count as
// words and once more written together. Words with one stem form a group; a
// page holds groups. An everyday phrase that is nothing but function words is
// written together too ("onmyown"), as a group of its own. Words side by side in
// an everyday phrase make pairs, in either order: all neighbours among the words
// that are no function words, or, where these are fewer than two, among all.
//
// A heading that more than one page in twenty has counts as running text. Where
// a sixteenth of all pages and at least four hold a group, it is left out of those
// that hold it once in running text, unless it stands nowhere more strongly.
// So it is, in a handbook of any size, where twenty pages, twice as many as a
// reader shows, hold it more strongly than in running text.
//
// # Format, version 5
//
// The script is one call, handrailIndex({...}), in UTF-8. All values but
// version are template literals without substitutions; lists of lines are
// separated by "\n". The order of the values is that in which gzip finds most.
//
//	version    5
//	suffixes   endings that may come off an unknown word, separated by spaces, first match wins
//	kinds      lines: label of a kind; "!" before it: its pages rather come first, "?": rather last
//	urls       lines: one address a page, shortened, see below
//	titles     lines: one a page
//	summaries  lines: one a page
//	heads      lines: one a page, its headings separated by tabs; after a "\v" the anchor, if not the slug
//	kind       one number a page: 2 x place in kinds, plus 1 for an urgent page
//	lengths    one number a page: how many words of its title count
//	topics     lines: title, tab, address; offered when nothing is found; may be missing
//	words      the dictionary, see below
//	sizes      one number a group: how many pages hold it; 0 for a function word
//	pages      for each group, from the largest to the smallest and of two as large the first, its pages, rising: one number each, the pages left out since the one before
//	levels     for each of pages, in order, whose level is not 0: 8 x how many of level 0 came since the last + the level less 1; 40,000 is 5,000 of level 0 and nothing more
//	pairs      for each page that has any: the pages left out since the one before, how many pairs, these: two numbers each, 92 x the first + the second; may be missing
//
// A number is one character. 0 to 91 are, in this order, the 23 characters
// " etaoinsrlhdcupmgyfbwvk" and then those of "!" to "~" that are neither among
// them nor "`", "\" or "$". A number from 92 on is the character with its value plus 69.
//
// The dictionary is in order of UTF-16 units. It stands on shelves, one a line:
// all of it on one, or, from 2,048 words, 128 words on each. A shelf is a number,
// how many groups are new on it, and its words. A word is a head, then the
// letters by which it differs from the end of the word before on the shelf. Heads are:
//
//	A to Z        a new group; the letter's place from A (0) is how many UTF-16
//	              units the word has in common with the beginning of the word before
//	! to /        the group of the word before; the place from ! is how many units
//	              to drop from the end of that word
//	[, a number,  a group named before: 0 for the latest new one, 1 for the one before
//	then A to Z   it, and so on; then how many units in common
//
// So a reader undoes only the shelf that a word would stand on. Groups are
// numbered as new ones appear. Levels say where on the page the
// group stands: 0 once in the text, 1 in an everyday phrase of two or three words that
// count, 2 in the summary, a tag or a whole sentence among the signs, 3 twice or more in the text, 4 in a
// heading, 5 in the title and among everyday words or tags, 6 in the title, 7
// an everyday word by itself, 8 a quiet word ("out", "not"), wherever it stands.
//
// A pair is the sum of two checksums modulo 8464. The checksum of a word is that of
// the first word of its group, or of itself when it has none: from 0, for each
// code point times 31 plus the code point, modulo 2 to the 32nd.
//
// An address has no ".html" (it goes before the first "#", or at the end). A line
// begins with its folder, which is all up to the first "#", or, where there is none,
// to the last "/"; a line without is in the folder of the line before, and "/" alone is the
// top. The rest is a number, how much it takes from the beginning of the slug
// of the title, and what follows; an empty rest is the whole slug. A slug is the text in small letters,
// spaces as dashes, without anything but \p{L}, \p{M}, \p{N}, "-" and "_".
//
// # Larger handbooks
//
// Above about 150 KB, gzipped, the index comes in parts. Pages are then numbered
// so that those with a telling word of their titles in common stand side by
// side, urgent ones first. The file at Path begins with the
// script that brings the others; its index holds suffixes, kinds, kind,
// lengths and topics, a dictionary of the function words alone, and
//
//	borders    lines: the first word of each range of the dictionary; of the first range nothing
//	block      how many pages a block has, and for how many the headings stand together, in decimal, a space between
//	sums       a checksum of each part, apart by spaces: the spellings, the ranges, the blocks, the headings
//
// Each part is a script of its own, search/NAME.js, and one call,
// handrailPart({...}), with part, its name, and sum, its checksum:
//
//	w1, w2 ..  words, sizes, pages, levels, pairs of a range; a group that reaches over a border is in both, a pair in the range of its first word
//	p0, p1 ..  titles, summaries, urls of a block
//	h0, h1 ..  heads of some pages, wanted only for a result that leads to a section
//	s          words of titles and everyday phrases, for slips that lead into another range; the groups say nothing
//
// A reader asks for a part as search/NAME.js?SUM and refuses one that holds
// another sum: some cache has kept it from an older index.
package search
