package theme

import (
	"handrail/generator/artifact"
	"handrail/generator/site"
)

// Language is a handbook in one language, and the theme that speaks it.
type Language struct {
	Theme *Theme
	Site  *site.Site
}

// Render is Theme.Render for a handbook in several languages, its own first.
func Render(languages []Language, memo *Memo) []artifact.Artifact {
	if memo != nil {
		memo.next()
	}
	var all []*renderer
	for _, l := range languages {
		all = append(all, l.Theme.renderer(l.Site, memo, len(languages)))
	}
	var out []artifact.Artifact
	told := map[string]bool{}
	for _, r := range all {
		for _, other := range all {
			if other != r {
				r.others = append(r.others, other)
			}
		}
		for _, a := range r.files() {
			r.made[a.Path] = true
			if !told[a.Path] { // languages share what has no words
				told[a.Path] = true
				out = append(out, a)
			}
		}
	}
	return out
}
