package theme

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"strings"

	"handrail/generator/artifact"
)

// fixed names the files with names that browsers and servers expect. Pages are
// the files that servers must be told of.
func (r *renderer) fixed(pages []artifact.Artifact) []artifact.Artifact {
	files := []artifact.Artifact{
		artifact.New("404.html", artifact.Page, func() ([]byte, error) { return r.make("404.html", r.gone()) }),
		artifact.New("manifest.json", artifact.Manifest, func() ([]byte, error) { return r.manifest() }),
		artifact.Of("_headers", artifact.Manifest, []byte(r.headers(pages))),
		artifact.Of("robots.txt", artifact.Manifest, []byte(r.robots())),
		artifact.Of(".nojekyll", artifact.Manifest, []byte(noJekyll)),
	}
	if r.site.Settings.BaseURL != "" {
		files = append(files, artifact.New("sitemap.xml", artifact.Manifest, func() ([]byte, error) { return r.sitemap(), nil }))
	}
	return files
}

// noJekyll keeps GitHub Pages from leaving out files that begin with _. Only
// its name counts; it has words so that an empty file in the output is always
// the mark of a disk that failed.
const noJekyll = "GitHub Pages: serve every file as it is.\n"

// headers is read by Netlify, Cloudflare Pages and others. Assets never change
// under their name; pages, the index and the worker must always be looked up.
// The rules for times name each folder, since hosts join the rules that fit.
func (r *renderer) headers(pages []artifact.Artifact) string {
	var b strings.Builder
	b.WriteString(`/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Content-Security-Policy: frame-ancestors 'self'
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`)
	fresh := []string{"/", "/index.html", "/404.html", "/a-z.html", "/keep.html", "/manifest.json", "/sw.js", "/search/*", "/offline/*"}
	for _, k := range r.kinds {
		fresh = append(fresh, "/"+k.Dir+"/*")
	}
	for _, f := range pages {
		if f.Class == artifact.Page {
			fresh = append(fresh, freshRule(f.Path))
		}
	}
	for _, other := range r.others {
		fresh = append(fresh, "/"+other.site.Prefix+"*")
	}
	told := map[string]bool{}
	for _, path := range fresh {
		if !told[path] {
			b.WriteString(path + "\n  Cache-Control: no-cache\n")
		}
		told[path] = true
	}
	return b.String()
}

// freshRule is the rule that a page falls under: its folder's, or its own at
// the top.
func freshRule(out string) string {
	if dir, _, deep := strings.Cut(out, "/"); deep {
		return "/" + escapePath(dir) + "/*"
	}
	return "/" + escapePath(out)
}

func (r *renderer) robots() string {
	s := "User-agent: *\nAllow: /\n"
	if base := r.site.Settings.BaseURL; base != "" {
		s += "\nSitemap: " + base + "sitemap.xml\n"
	}
	return s
}

// manifest makes the handbook one that a phone can keep as an app.
func (r *renderer) manifest() ([]byte, error) {
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose,omitempty"`
	}
	icons := []icon{{r.theme.logo.path, "any", "image/svg+xml", "any"}}
	for _, p := range pictures {
		if p.purpose != "" {
			icons = append(icons, icon{r.theme.pictures[p.name].path, p.sizes, "image/png", p.purpose})
		}
	}
	set, light := &r.site.Settings, r.theme.styles.schemes["light"]
	return json.Marshal(struct {
		ID         string `json:"id,omitempty"`
		Name       string `json:"name"`
		ShortName  string `json:"short_name"`
		Start      string `json:"start_url"`
		Scope      string `json:"scope"`
		Display    string `json:"display"`
		Lang       string `json:"lang"`
		Background string `json:"background_color,omitempty"`
		Theme      string `json:"theme_color,omitempty"`
		Icons      []icon `json:"icons"`
	}{
		ID: set.BaseURL, Name: set.Title, ShortName: shortTitle(set.Title, set.Name), Start: "./index.html", Scope: "./", Display: "standalone", Lang: set.Language,
		Background: light["--paper"], Theme: light["--paper"],
		Icons: icons,
	})
}

// shortTitle fits under an icon and into the bar: as many whole words of the
// title, up to a colon, as do; name when not even one does.
func shortTitle(title, name string) string {
	const longest = 24
	if head, _, ok := strings.Cut(title, ":"); ok {
		title = head
	}
	words := ""
	for w := range strings.FieldsSeq(title) {
		if len(words)+1+len(w) > longest {
			break
		}
		words = strings.TrimSpace(words + " " + strings.TrimRight(w, ",;"))
	}
	if words == "" {
		return name
	}
	return words
}

// sitemap lists every page for search engines. It tells no dates, since a page
// carries none.
func (r *renderer) sitemap() []byte {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	add := func(out string) {
		b.WriteString("<url><loc>" + template.HTMLEscapeString(r.site.Settings.BaseURL+escapePath(strings.TrimSuffix(out, "index.html"))) + "</loc></url>\n")
	}
	add("index.html")
	for _, k := range r.kinds {
		add(r.libraryOut(&k))
	}
	for _, n := range r.site.Nodes {
		if !n.Intro && n.Kind.Name != "home" {
			add(n.Out)
		}
	}
	add("a-z.html")
	if len(r.situated()) > 0 {
		add(situationsOut)
	}
	add(builderOut)
	for _, other := range r.others {
		for _, out := range sortedKeys(other.made) {
			if strings.HasPrefix(out, other.site.Prefix) && strings.HasSuffix(out, ".html") {
				add(out)
			}
		}
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}

// gone is 404.html. Its style is allowed by its hash, since no file can be
// named from a folder that nobody knows.
func (r *renderer) gone() Gone {
	set := &r.site.Settings
	sum := sha256.Sum256([]byte(r.theme.gone))
	var links []Link
	if set.BaseURL != "" {
		for _, l := range r.links("index.html")[1:] { // home is there already
			links = append(links, Link{Text: l.Text, URL: set.BaseURL + l.URL})
		}
	}
	var also []GoneIn
	for _, other := range r.others {
		in := GoneIn{Lang: other.site.Settings.Language, Text: other.words.Word("There is no page here")}
		if set.BaseURL != "" {
			in.Home, in.Handbook = set.BaseURL+other.site.Prefix, other.site.Settings.Title
		}
		also = append(also, in)
	}
	return Gone{
		Also: also,
		Lang: set.Language, Handbook: set.Title, Style: template.CSS(r.theme.gone), Home: set.BaseURL, Links: links, Help: r.help(),
		Policy: "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'",
	}
}
