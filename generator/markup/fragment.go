package markup

import "strings"

// Fragment is a run of whole HTML elements (or, in Section.Title and in the
// steps of a close list, of inline HTML) with holes. HTML as it stands is
// valid by itself. Holes are in order, do not overlap, and lie inside HTML.
type Fragment struct {
	HTML  string
	Holes []Hole
}

// HoleKind says what may be put into a hole.
type HoleKind uint8

const (
	// HoleHref is the value of an href or src attribute, escaped for HTML.
	// Link is the index in Doc.Links.
	HoleHref HoleKind = iota + 1

	// HoleAfter is empty and stands right after the </a> of Links[Link].
	HoleAfter

	// HoleSize is empty and stands in the <img> tag of Links[Link], where
	// ` width="640" height="480"` may be put, with its leading space.
	HoleSize

	// HoleID is an id: the value of an id attribute, or what follows # in
	// the address of one of the page's own footnote links. Ids never need an
	// escape. (A link that an author wrote to #part is a HoleHref.)
	HoleID

	// HoleProse is running text of a paragraph, list item, table cell,
	// definition or quote, where words may be linked. It is escaped for
	// HTML (& < >) and may hold line ends. Links, code, headings, labels of
	// callouts and check boxes, and everything in a Say callout have none.
	HoleProse
)

// Hole is a byte range of a Fragment's HTML. It is small, since a page has
// dozens and a handbook thousands of pages.
type Hole struct {
	Kind       HoleKind
	Start, End int32
	Link       int32 // index in Doc.Links; 0 where no link is meant
}

// Empty tells whether there is nothing to show.
func (f Fragment) Empty() bool { return f.HTML == "" }

// Render returns the HTML with every hole replaced by what fill returns. def
// is what stands there now; returning it keeps it. What fill returns must be
// escaped.
func (f Fragment) Render(fill func(h Hole, def string) string) string {
	var b strings.Builder
	var done int32 // HTML before this is in b
	for _, h := range f.Holes {
		def := f.HTML[h.Start:h.End]
		val := fill(h, def)
		if val == def {
			continue
		}
		if b.Len() == 0 {
			b.Grow(len(f.HTML) + len(f.HTML)/8 + len(val))
		}
		b.WriteString(f.HTML[done:h.Start])
		b.WriteString(val)
		done = h.End
	}
	if done == 0 && b.Len() == 0 {
		return f.HTML
	}
	b.WriteString(f.HTML[done:])
	return b.String()
}

// mark is a place in the HTML that is being written. It counts holes too,
// since at the border of two fragments an empty hole belongs to the first.
type mark struct{ html, hole int }

// cut is a part of a fragment.
type cut struct{ from, to mark }

// minus gives the cut's place in a fragment that starts at m.
func (c cut) minus(m mark) cut {
	return cut{
		from: mark{c.from.html - m.html, c.from.hole - m.hole},
		to:   mark{c.to.html - m.html, c.to.hole - m.hole},
	}
}

// cut returns the part c of f, which shares f's memory as far as it can.
func (f Fragment) cut(c cut) Fragment {
	part := Fragment{HTML: f.HTML[c.from.html:c.to.html]}
	holes := f.Holes[c.from.hole:c.to.hole:c.to.hole]
	if len(holes) == 0 {
		return part
	}
	if c.from.html == 0 {
		part.Holes = holes
		return part
	}
	part.Holes = shift(make([]Hole, 0, len(holes)), holes, -c.from.html)
	return part
}

// join returns f followed by g.
func (f Fragment) join(g Fragment) Fragment {
	if g.Empty() {
		return f
	}
	if f.Empty() {
		return g
	}
	holes := make([]Hole, 0, len(f.Holes)+len(g.Holes))
	holes = append(holes, f.Holes...)
	return Fragment{HTML: f.HTML + g.HTML, Holes: shift(holes, g.Holes, len(f.HTML))}
}

// shift appends holes to dst, moved by so many bytes.
func shift(dst, holes []Hole, by int) []Hole {
	for _, h := range holes {
		h.Start += int32(by)
		h.End += int32(by)
		dst = append(dst, h)
	}
	return dst
}
