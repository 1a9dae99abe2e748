package site

import "regexp"

// gap matches words in brackets that are no link.
var gap = regexp.MustCompile(`\[[^\[\]\n]*\pL[^\[\]\n]*\]`)

// Gaps lists what stands in [brackets] in the text of the page, in order: what
// a template leaves to be filled in. Links and check boxes are none.
func (p *Page) Gaps() []string { return gap.FindAllString(p.Doc.Text, -1) }
