package theme

import (
	"slices"
	"strings"

	"handrail/generator/site"
)

// notice says what stands in the way of relying on a page: contacts that are
// not set, a review that did not happen, a rule that nobody adopted. As long as
// anything in the handbook is not the program's own, every page says so, in
// words that do not change until all of it is. nil when there is nothing to say.
func (r *renderer) notice(n *site.Node) *Notice {
	short, full := r.unlocalised(n.Contacts)
	if unsure := r.unsure(n); len(unsure) > 0 {
		short = append(short, r.words.Word("not clinically reviewed"))
		full = append(full, unsure...)
	}
	if n.Unadopted() {
		short = append(short, r.words.Word("template, not adopted"))
		full = append(full, r.words.Word("Template: your organisation has not made this its rule yet. Ask your program lead which rule holds."))
	}
	s, f := r.translated(n)
	return noticeOf(append(short, s...), append(full, f...))
}

// listNotice is the notice of a list that nobody wrote an introduction for.
func (r *renderer) listNotice() *Notice { return noticeOf(r.unlocalised(nil)) }

func noticeOf(short, full []string) *Notice {
	if len(short) == 0 {
		return nil
	}
	return &Notice{Short: upperFirst(strings.Join(short, " · ")), Full: full}
}

// unlocalised says what an organisation has not made its own: the contacts that
// a page with contacts of its own counts on, or else that something is left
// elsewhere in the handbook.
func (r *renderer) unlocalised(own []*site.Node) (short, full []string) {
	unset := r.unset(own)
	switch {
	case len(unset) > 0:
		full = []string{r.words.Say(isAre(len(unset)), strings.Join(unset, ", "))}
	case r.starting:
		full = []string{r.words.Word("Not yet localised: some contacts or rules of this handbook are not your program's own yet. Ask your program lead.")}
	default:
		return nil, nil
	}
	return []string{r.words.Word("not localised")}, full
}

// unsure says what nobody qualified has confirmed; a sheet prints it, since it
// has the contacts that are not set in a place of their own.
func (r *renderer) unsure(n *site.Node) []string {
	n = r.original(n)
	if safety := n.Values.Text("safety"); (safety == "critical" || safety == "care") && n.Values.Text("reviewer") == "" {
		return []string{r.words.Word("Not clinically reviewed: nobody qualified has confirmed this page for your program yet. Ask your clinical lead to check it before you rely on it.")}
	}
	return nil
}

// translated says what a translation still lacks.
func (r *renderer) translated(n *site.Node) (short, full []string) {
	of := r.original(n)
	if of == n {
		return nil, nil
	}
	if _, old := n.StaleSince(of.Page); old {
		short = append(short, r.words.Word("translation out of date"))
		full = append(full, r.words.Word("The page was changed since it was translated. This translation may be out of date."))
	}
	if n.Values.Text("reviewer") == "" {
		short = append(short, r.words.Word("translation not reviewed"))
		full = append(full, r.words.Say("Translation not reviewed: nobody qualified has checked this translation yet. If something is not clear, open the page %s.", r.words.In(r.mainLanguage())))
	}
	return short, full
}

// original is the page of the handbook of which n is a translation; n itself
// when it is none.
func (r *renderer) original(n *site.Node) *site.Node {
	if r.site.Main == nil || r.foreign(n) {
		return n
	}
	if of := r.site.Main.Page(n.Path); of != nil {
		return of
	}
	return n
}

// unset names the contacts that a page counts on and that are placeholders:
// those of the help strip, and the page's own.
func (r *renderer) unset(own []*site.Node) []string {
	var out []string
	for _, c := range slices.Concat(r.site.Help, own) {
		if name := labelOf(c); c.Unset() && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// isAre says of one contact, or of several, that they are not set.
func isAre(n int) string {
	if n == 1 {
		return "Not localised: %s is not set yet. Ask your program lead; in danger call your local emergency number."
	}
	return "Not localised: %s are not set yet. Ask your program lead; in danger call your local emergency number."
}
