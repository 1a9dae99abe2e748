package theme

import (
	"net/url"
	"path"
	"strings"

	"handrail/generator/schema"
	"handrail/generator/site"
)

// own is the path of a page that every language of the handbook has for itself.
func (r *renderer) own(out string) string { return r.site.Prefix + out }

// libraryOut is the page that lists the pages of a kind.
func (r *renderer) libraryOut(k *schema.Kind) string { return r.own(k.Dir + "/index.html") }

// rootOf leads from the page at out to the top of the output: "" or "../" as
// often as needed.
func rootOf(out string) string { return strings.Repeat("../", strings.Count(out, "/")) }

// rel is the address of the file at to, seen from the page at from: relative,
// and naming the file, so that it works on any server and on none.
func rel(from, to string) string {
	f, t := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	if f[0] == "." {
		f = nil
	}
	for len(f) > 0 && len(t) > 1 && f[0] == t[0] {
		f, t = f[1:], t[1:]
	}
	return strings.Repeat("../", len(f)) + escapePath(strings.Join(t, "/"))
}

// escapePath escapes what an address cannot hold. Letters of any language
// stay, as browsers show them.
func escapePath(p string) string {
	const safe = "-_.~!$&'()*+,;=:@/"
	plain := true
	for i := range len(p) {
		plain = plain && (p[i] >= 0x80 || isAlnum(p[i]) || strings.IndexByte(safe, p[i]) >= 0)
	}
	if plain {
		return p
	}
	parts := strings.Split(p, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return strings.Join(parts, "/")
}

func escapeQuery(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

func isAlnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// to is the address of a link's target from the page at from, or "" when the
// link stays as its author wrote it.
func to(from string, t site.Target) string {
	out := t.Out
	switch {
	case t.Asset != nil:
		return rel(from, t.Asset.Out)
	case out == "" && t.Node != nil:
		out = t.Node.Out
	}
	if out == "" {
		return ""
	}
	anchor := ""
	if t.Anchor != "" {
		anchor = "#" + escapePath(t.Anchor)
	}
	if out == from && anchor != "" {
		return anchor
	}
	return rel(from, out) + anchor
}

// linkTo leads from the page at out to n, and says when that is in another
// language.
func (r *renderer) linkTo(out string, n *site.Node) Link {
	l := Link{Text: n.Title, URL: rel(out, n.Out)}
	if r.foreign(n) {
		l.Lang, l.In = n.Lang, r.words.In(n.Lang)
		l.URL += r.marker(l.URL, n)
	}
	return l
}

// named finds the page that an id means, among kinds (nil: any); nil when
// there is none.
func (r *renderer) named(id string, kinds []string) *site.Node {
	for _, n := range r.ids[id[strings.LastIndexByte(id, '/')+1:]] {
		fits := kinds == nil
		for _, k := range kinds {
			fits = fits || k == n.Kind.Name
		}
		if fits && !n.Intro && (!strings.Contains(id, "/") || n.Ref() == id) {
			return n
		}
	}
	return nil
}
