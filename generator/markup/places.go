package markup

import (
	"bytes"
	"cmp"
	"slices"
)

// Place is a stretch of a page's plain text without marks in it, and where it
// stands in the file. What stands in code has none.
type Place struct {
	From, To int // in Doc.Text
	Off, End int // in src

	Heading bool // it is part of a heading
	Cell    bool // it is part of a table
	Unsaid  bool // a callout quotes it as what not to say
}

// Places tells where the plain text of a page stands in its file. It takes
// what ParseIn took and reads the page again, since few pages need it.
func Places(file string, src []byte, from int, lang Language) []Place {
	var places []Place
	parse(file, src, from, &places, lang)
	return places
}

// placed records that the last n bytes of the text stand at off to end of the
// body.
func (w *writer) placed(n, off, end int) {
	*w.places = append(*w.places, Place{
		From: max(len(w.text)-n, 0), To: len(w.text), Off: w.from + off, End: w.from + end,
		Heading: w.inHead, Cell: w.inCell, Unsaid: w.unsaid > 0,
	})
}

// PlaceOf finds the place that holds the byte of the plain text at off, or the
// first one after it. ok is false when there is none.
func PlaceOf(places []Place, off int) (p Place, ok bool) {
	i, _ := slices.BinarySearchFunc(places, off, func(p Place, off int) int { return cmp.Compare(p.To, off+1) })
	if i == len(places) {
		return p, false
	}
	return places[i], true
}

// Find is where in src the byte of the plain text at off stands; word is what
// the plain text has there. Escapes and entities before it on the line may have
// moved it, so the word is looked for; one that goes on in the next place is
// where it would be without them.
func (p Place) Find(src []byte, off int, word string) int {
	at := min(max(p.End-(p.To-off), p.Off), p.End)
	for _, from := range []int{at, p.Off} {
		if i := bytes.Index(src[from:p.End], []byte(word)); i >= 0 {
			return from + i
		}
	}
	return at
}
