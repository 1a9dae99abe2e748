package theme

import (
	"slices"
	"sort"
	"strings"

	"handrail/generator/locale"
	"handrail/generator/markup"
	"handrail/generator/site"
)

// Some pages are to fit one side of A4 and of Letter: two columns, in the
// largest letters for which there is room. As for cards this estimates, since
// how long a line is depends on the reader's font; a browser test prints every
// page. All lengths are points, and as css/fit.css has them.
const (
	columnGap  = 20.0
	footHeight = 26.0 // who, which version, reviewed
)

// spacing is how much of the paper letters take.
type spacing struct {
	letter  float64 // width of a letter, in sizes of the font
	leading float64 // from line to line, in sizes of the font
	fold    float64 // columns end unevenly, since steps and headings are kept whole
}

// The usual letters are Arial's with a little to spare. Those that are close
// spare nothing.
var (
	usualSpacing = spacing{letter: 0.485, leading: 1.24, fold: 30}
	closeSpacing = spacing{letter: 0.45, leading: 1.15, fold: 0}
)

// sides are the places for text on A4 and Letter.
var sides = []struct{ width, height float64 }{{524, 772}, {541, 722}}

// onOneSide lists the kinds of which a page is one side.
var onOneSide = []string{"technique", "playbook", "activity", "icebreaker", "policy"}

// paperSizes are the sizes of letters, largest first. Brief ones leave out what
// the page says elsewhere too. The last ones bring the lines closer together,
// since some languages take more words than English to say the same.
var paperSizes = []paperSize{
	{"fit--large", 12, false, false}, {"fit--usual", 11, false, false}, {"fit--small", 10.5, false, false},
	{"fit--small fit--brief", 10.5, true, false}, {"fit--fine fit--brief", 10, true, false}, {"fit--tight fit--brief", 9.5, true, false},
	{"fit--tight fit--close fit--brief", 9.5, true, true}, {"fit--least fit--close fit--brief", 9, true, true},
}

type paperSize struct {
	name         string // classes
	points       float64
	brief, close bool
}

func (s paperSize) spacing() spacing {
	if s.close {
		return closeSpacing
	}
	return usualSpacing
}

// paper names the classes of a page that is to fit one side. A page that is
// too long for it is printed as any other.
func (p *Page) paper(w *locale.Locale, n *site.Node) string {
	if n.Kind.Name == "handout" {
		return sheetClasses(n)
	}
	if !slices.Contains(onOneSide, n.Kind.Name) {
		return ""
	}
	known := paperTexts.Get().(*paperText)
	defer known.spent()
	// A page that fits in one size fits in all smaller ones, too.
	at := sort.Search(len(paperSizes), func(i int) bool { return p.fits(w, paperSizes[i], known) })
	if at == len(paperSizes) {
		return ""
	}
	return "fit " + paperSizes[at].name
}

// fits tells whether there is room for the page on a side of any paper.
func (p *Page) fits(w *locale.Locale, size paperSize, known *paperText) bool {
	for _, side := range sides {
		f := paperFill{size: size.points, width: (side.width - columnGap) / 2, brief: size.brief, spacing: size.spacing(), words: w, known: known}
		if f.above(p, side.width)+f.columns(p)/2+f.fold > side.height {
			return false
		}
	}
	return true
}

// sheetClasses are the classes of a handout: the paper it is cut to, large
// letters, and cards to hold up when there is nothing but headings.
func sheetClasses(n *site.Node) string {
	var out []string
	if size := n.Values.Text("paper"); size == "card" || size == "a6" || size == "a5" {
		out = append(out, "sheet--"+size)
	}
	if n.Values.Bool("large_print") {
		out = append(out, "sheet--large")
		words := func(s markup.Section) bool { return strings.TrimSpace(s.Text) != "" }
		if len(n.Doc.Sections) > 1 && !slices.ContainsFunc(n.Doc.Sections, words) {
			out = append(out, "sheet--cards")
		}
	}
	return strings.Join(out, " ")
}
