package theme

import (
	"slices"
	"strings"

	"handrail/generator/site"
)

// notice says what stands in the way of relying on a page: contacts that are
// not set, a review that did not happen, a rule that nobody adopted. nil when
// there is nothing to say.
func (r *renderer) notice(n *site.Node) *Notice {
	var short, full []string
	if unset := r.unset(n); len(unset) > 0 {
		short = append(short, "Not localised")
		full = append(full, "Not localised: "+strings.Join(unset, ", ")+" "+isAre(len(unset))+" not set yet. Ask your program lead; in danger call your local emergency number.")
	}
	if unsure := r.unsure(n); len(unsure) > 0 {
		short = append(short, "not clinically reviewed")
		full = append(full, unsure...)
	}
	if n.Kind.Name == "policy" && n.Values.Text("adoption") != "adopted" {
		short = append(short, "template, not adopted")
		full = append(full, "Template: your organisation has not made this its rule yet. Ask your program lead which rule holds.")
	}
	if len(short) == 0 {
		return nil
	}
	line := strings.Join(short, " · ")
	return &Notice{Short: strings.ToUpper(line[:1]) + line[1:], Full: full}
}

// unsure says what nobody qualified has confirmed; a sheet prints it, since it
// has the contacts that are not set in a place of their own.
func (r *renderer) unsure(n *site.Node) []string {
	if safety := n.Values.Text("safety"); (safety == "critical" || safety == "care") && n.Values.Text("reviewer") == "" {
		return []string{"Not clinically reviewed: nobody qualified has confirmed this page for your program yet. Ask your clinical lead to check it before you rely on it."}
	}
	return nil
}

// unset names the contacts that a page counts on and that are placeholders:
// those of the help strip, and its own.
func (r *renderer) unset(n *site.Node) []string {
	var out []string
	for _, c := range slices.Concat(r.site.Help, n.Contacts) {
		if name := labelOf(c); c.Values.Bool("placeholder") && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
