package theme

import (
	"strings"

	"handrail/generator/locale"
	"handrail/generator/markup"
	"handrail/generator/site"
)

// A card holds what fits between its edges, so one with much text has smaller
// letters. As for the run sheet this estimates, and a browser test measures.
// All lengths are points, and as css/cards.css has them.
const (
	cardHeight = 322.0 // within the edges of a card; the card grows when even small letters do not fit
	cardWidth  = 238.0
	listIndent = 13.0
	boxPadding = 12.0
)

// cardSizes are the sizes of letters, largest first.
var cardSizes = []struct {
	name           string
	points, height float64 // height of a line
}{{"large", 12, 15}, {"usual", 10.5, 12.6}, {"small", 9.5, 11}, {"tight", 8.75, 10}}

// cardSize finds the largest letters in which a playbook's card fits.
func cardSize(w *locale.Locale, n *site.Node, help Help) string {
	name := ""
	for _, size := range cardSizes {
		if name = size.name; cardFills(w, n, help, size.points, size.height) <= cardHeight {
			break
		}
	}
	return name
}

func cardFills(w *locale.Locale, n *site.Node, help Help, points, height float64) float64 {
	high := func(text string, width, points, height float64) float64 {
		return float64(lines(text, int(width/(points*0.46)))) * height
	}
	sum := 11.4 + high(n.Title, cardWidth, 15, 16.1) + 3 // urgency, title
	for i := range n.Doc.Sections {
		for _, text := range cardTexts(&n.Doc.Sections[i]) {
			sum += high(text, cardWidth-listIndent, points, height) + 1.5
		}
	}
	sum += 18 + 18 + height // heading, edges of the box, not reviewed
	for range help.Calls {
		sum += height
	}
	if help.Unset != "" {
		sum += high(help.Unset+": "+w.Word(unsetAdvice), cardWidth-boxPadding, points, height)
	}
	if help.Checked != "" {
		sum += 11
	}
	return sum
}

// cardTexts are the items of a part that stands on the card.
func cardTexts(s *markup.Section) []string {
	switch s.ID {
	case firstMinute:
		var out []string
		for _, step := range s.Steps {
			out = append(out, step.Text)
		}
		return out
	case escalateWhen:
		return strings.Split(s.Text, "\n")
	}
	return nil
}
