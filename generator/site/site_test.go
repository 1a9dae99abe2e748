package site_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"handrail/generator/diag"
	"handrail/generator/site"
)

// build runs the package's part of the line over files below content/. Every
// file without front matter is given a title and a summary.
func build(t *testing.T, files map[string]string) (*site.Site, []string) {
	t.Helper()
	fsys := fstest.MapFS{"handbook.yaml": {Data: []byte("title: T\n")}}
	for name, text := range files {
		if strings.HasSuffix(name, ".md") && !strings.HasPrefix(text, "---\n") {
			text = "---\ntitle: " + strings.TrimSuffix(name, ".md") + "\nsummary: S\n---\n" + text
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return link(t, fsys, false)
}

func link(t *testing.T, fsys fs.FS, drafts bool) (*site.Site, []string) {
	t.Helper()
	content, found, err := site.Load(context.Background(), fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	var all diag.List
	all.Add(found...)
	settings, found := site.ParseSettings(content)
	all.Add(found...)
	var pages []*site.Page
	for _, src := range content.Sources {
		p, found := site.Parse(src)
		all.Add(found...)
		if p != nil {
			pages = append(pages, p)
		}
	}
	assets, found := content.Assets(pages)
	all.Add(found...)
	s, found := site.Link(site.Input{Settings: settings, Pages: pages, Assets: assets, Has: content.Has, Drafts: drafts})
	all.Add(found...)
	var said []string
	for _, d := range all.Sorted() {
		said = append(said, fmt.Sprintf("%s %s: %s (%s)", d.Pos, d.Code, d.Text, d.Hint))
	}
	return s, said
}

func wantSaid(t *testing.T, name string, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("%s: said\n%s\nwant\n%s", name, g, w)
	}
}

func TestLinksThatLeadNowhere(t *testing.T) {
	for _, tt := range []struct{ name, link, want string }{
		{"page in another folder", "[x](b.md)", "content/guides/a.md:5:5 link-missing: there is no page guides/b.md (did you mean ../techniques/b.md?)"},
		{"misspelt page", "[x](../techniques/lisning.md)", "content/guides/a.md:5:5 link-missing: there is no page techniques/lisning.md (did you mean ../techniques/listening.md?)"},
		{"without .md", "[x](../techniques/b)", "content/guides/a.md:5:5 link-missing: there is no page techniques/b (links end in .md: ../techniques/b.md)"},
		{"anchor", "[x](../techniques/b.md#part-oen)", "content/guides/a.md:5:5 link-anchor: techniques/b.md has no heading #part-oen (did you mean part-one?)"},
		{"anchor on the same page", "[x](#nothing)", "content/guides/a.md:5:5 link-anchor: this page has no heading #nothing ()"},
		{"out of content", "[x](../../README.md)", "content/guides/a.md:5:5 link-outside: the link leaves content/ (copy the file into content/)"},
		{"missing picture", "![y](z.png)", "content/guides/a.md:5:6 image-missing: there is no picture guides/z.png ()"},
		{"a file that no handbook carries", "[x](run.exe)", "content/guides/a.md:5:5 file-link-kind: files like run.exe do not go with a handbook ()"},
	} {
		_, said := build(t, map[string]string{
			"guides/a.md": tt.link, "techniques/b.md": "## What it is\nx\n\n## How\n\n## Say this\n\n## Part one\n", "guides/run.exe": "MZ",
			"techniques/listening.md": "## What it is\nx\n\n## How\n\n## Say this\n",
		})
		wantSaid(t, tt.name, said, tt.want)
	}
}

func TestLinksThatLeadSomewhere(t *testing.T) {
	s, said := build(t, map[string]string{
		"index.md":          "[g](guides/a.md) [all](guides/) [pic](guides/circle.svg)",
		"guides/a.md":       "[up](../index.md) [part](b%20c.md#the-part) [web](https://example.org/) ![A circle](circle.svg)",
		"guides/b c.md":     "## The part\n",
		"guides/circle.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"></svg>`,
	})
	wantSaid(t, "all links", said)
	var got []string
	for _, target := range s.Page("guides/a.md").Targets {
		got = append(got, target.Out+"#"+target.Anchor)
	}
	asset := s.Assets[0]
	want := "index.html# guides/b c.html#the-part # " + asset.Out + "#"
	if g := strings.Join(got, " "); g != want {
		t.Errorf("targets %s, want %s", g, want)
	}
	if asset.Width != 40 || asset.Height != 30 {
		t.Errorf("picture of %d x %d, want 40 x 30", asset.Width, asset.Height)
	}
	if home := s.Home(); home.Targets[1].Out != "guides/index.html" {
		t.Errorf("a link to a folder leads to %q", home.Targets[1].Out)
	}
	if back := s.Page("guides/a.md").Backlinks; len(back) != 1 || back[0] != s.Home() {
		t.Errorf("backlinks of a.md: %v", back)
	}
}

// The same picture in two folders is one file of the handbook; another picture
// of the same name is another.
func TestSamePictureInTwoFolders(t *testing.T) {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>`
	s, said := build(t, map[string]string{
		"guides/a.md": "![A](logo.svg)", "guides/logo.svg": svg, "handouts/b.md": "![A](logo.svg) ![B](more/logo.svg)", "handouts/logo.svg": svg,
		"handouts/more/logo.svg": strings.Replace(svg, "4", "8", 1),
	})
	wantSaid(t, "pictures", said)
	if len(s.Assets) != 2 || s.Assets[0].Out == s.Assets[1].Out {
		t.Errorf("%d files, want two", len(s.Assets))
	}
	a, b := s.Page("guides/a.md").Targets, s.Page("handouts/b.md").Targets
	if a[0].Out != b[0].Out || b[0].Out == b[1].Out {
		t.Errorf("shown from %s, %s and %s; want the first two alike", a[0].Out, b[0].Out, b[1].Out)
	}
}

func TestNamesThatBreak(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"same but for capitals", map[string]string{"guides/a.md": "", "guides/A.md": ""}, "content/guides/a.md name-collision: is the same name as content/guides/A.md on Windows and on USB sticks (rename one of them)"},
		{"same but for the accent's form", map[string]string{"guides/caf\u00e9.md": "", "guides/cafe\u0301.md": ""}, "content/guides/caf\u00e9.md name-collision: is the same name as content/guides/cafe\u0301.md on Windows and on USB sticks (rename one of them)"},
		{"two endings", map[string]string{"guides/a.md": "", "guides/a.MD": "---\ntitle: A\nsummary: S\n---\n"}, "content/guides/a.md output-duplicate: would become the same page as content/guides/a.MD (rename one of them)"},
		{"a page of our own", map[string]string{"a-z.md": ""}, "content/a-z.md output-duplicate: would become the same page as Handrail's own page a-z.html (rename one of them)"},
		{"device", map[string]string{"guides/con.md": ""}, "content/guides/con.md name-windows: Windows keeps the name con for itself (rename it, for example con-page)"},
		{"sign", map[string]string{"guides/why?.md": ""}, "content/guides/why?.md name-windows: the name holds a sign that Windows does not allow (leave out < > : \" | ? * and \\)"},
		{"space at the end", map[string]string{"guides/a .md": ""}, "content/guides/a .md name-windows: the name ends in a space or a dot (remove it)"},
		{"too long", map[string]string{"guides/" + strings.Repeat("a", 200) + ".md": "---\ntitle: A\nsummary: S\n---\n"}, "content/guides/" + strings.Repeat("a", 200) + ".md name-long: the path is longer than 200 letters (use a shorter name)"},
	} {
		_, said := build(t, tt.files)
		wantSaid(t, tt.name, said, tt.want)
	}
}

func TestOldAddresses(t *testing.T) {
	page := func(from string) string { return "---\ntitle: A\nsummary: S\nmoved_from: [" + from + "]\n---\n" }
	for _, tt := range []struct{ name, from, want string }{
		{"fine", "old/place.html", ""},
		{"taken by a page", "guides/b.html", "content/guides/a.md:4:14 moved-from: guides/b.html is taken by content/guides/b.md (old links lead there; rename that page, or remove this address)"},
		{"with a slash", "/old/place.html", "content/guides/a.md:4:14 moved-from: /old/place.html is not the path of a page (leave out the / at its start: old/place.html)"},
		{"not a page", "old/place", "content/guides/a.md:4:14 moved-from: old/place is not the path of a page (write the old path, such as playbooks/old-name.html)"},
		{"out of the site", "../x.html", "content/guides/a.md:4:14 moved-from: ../x.html is not the path of a page (write the old path, such as playbooks/old-name.html)"},
		{"escaped", `"%2e%2e/x.html"`, "content/guides/a.md:4:14 moved-from: %2e%2e/x.html is not the path of a page (write the old path, such as playbooks/old-name.html)"},
		{"a list", "guides/index.html", "content/guides/a.md:4:14 moved-from: guides/index.html is the list of a folder ()"},
	} {
		s, said := build(t, map[string]string{"guides/a.md": page(tt.from), "guides/b.md": ""})
		if tt.want != "" {
			wantSaid(t, tt.name, said, tt.want)
			if len(s.Redirects) > 0 || s.Page("guides/b.md").Out != "guides/b.html" {
				t.Errorf("%s: redirects %v; want none, and the page where it was", tt.name, s.Redirects)
			}
			continue
		}
		wantSaid(t, tt.name, said)
		if len(s.Redirects) != 1 || s.Redirects[0].From != tt.from {
			t.Errorf("%s: redirects %v", tt.name, s.Redirects)
		}
	}
}

// Of two pages that claim an address the first gets it, whatever order the
// disk lists them in.
func TestOldAddressOfTwoPages(t *testing.T) {
	page := "---\ntitle: A\nsummary: S\nmoved_from: [old.html]\n---\n"
	s, said := build(t, map[string]string{"guides/a.md": page, "guides/b.md": page})
	wantSaid(t, "two pages", said, "content/guides/b.md:4:14 moved-from: old.html is taken by content/guides/a.md (old links lead there; rename that page, or remove this address)")
	if len(s.Redirects) != 1 || s.Redirects[0].To.Path != "guides/a.md" {
		t.Errorf("redirects %v, want one to a.md", s.Redirects)
	}
}

// A folder that no kind has holds guides, and the author is told once; one
// that is nearly a kind's holds nothing.
func TestFoldersOfNoKind(t *testing.T) {
	s, said := build(t, map[string]string{
		"venues/hall.md": "", "venues/north/room.md": "[hall](../hall.md)", "venues/index.md": "", "hosts/a.md": "", "hosts/picture.svg": "", "pictures/x.svg": "",
		"playbok/conflict.md": "",
	})
	folders := "guides, lessons, techniques, playbooks, activities, icebreakers, plans, handouts, contacts, policies"
	wantSaid(t, "folders", said,
		"content/hosts folder-unknown: is the folder of no kind, so its page is shown as a guide (the folders are "+folders+")",
		"content/playbok/conflict.md kind-unknown: the folder playbok is not one that holds pages (did you mean playbooks?)",
		"content/venues folder-unknown: is the folder of no kind, so its 3 pages are shown as guides (the folders are "+folders+")",
	)
	var outs []string
	for _, n := range s.OfKind("guide") {
		outs = append(outs, n.Out)
	}
	if got, want := strings.Join(outs, " "), "hosts/a.html venues/hall.html venues/index.html venues/north/room.html"; got != want {
		t.Errorf("guides %s, want %s", got, want)
	}
}

// What an author wrote and nobody will see is told, whatever it was saved as.
func TestDocumentsThatAreNoPages(t *testing.T) {
	_, said := build(t, map[string]string{
		"guides/a.md":         "[the form](form.pdf) ![x](spare.svg) [y](page.html)",
		"guides/form.pdf":     "%PDF",
		"guides/lost.pdf":     "%PDF",
		"guides/page.html":    "<p>",
		"guides/spare.svg":    "<svg/>",
		"guides/unused.png":   "PNG",
		"guides/Other.HTM":    "<p>",
		"guides/b.markdown":   "text",
		"guides/c.md.txt":     "text",
		"guides/readme.txt":   "text",
		"guides/.hidden.html": "<p>",
		"guides/old.html.bak": "<p>",
	})
	left := " file-left-out: is not part of the handbook: it is no page, and no page links to it "
	wantSaid(t, "documents", said,
		"content/guides/Other.HTM"+left+"(write it in Markdown, or move it out of content/)",
		"content/guides/a.md:5:42 file-link-kind: files like page.html do not go with a handbook ()",
		"content/guides/b.markdown"+left+"(rename it to b.md)",
		"content/guides/c.md.txt"+left+"(rename it to c.md)",
		"content/guides/lost.pdf"+left+"(link it from a page)",
	)
}

func TestDraftsAreLeftOut(t *testing.T) {
	files := fstest.MapFS{
		"handbook.yaml":   {Data: []byte("title: T\n")},
		"guides/a.md":     {Data: []byte("---\ntitle: A\nsummary: S\nrelated: [new]\n---\n[x](new.md)\n")},
		"guides/new.md":   {Data: []byte("---\ntitle: New\nsummary: S\nstatus: draft\n---\n")},
		"guides/other.md": {Data: []byte("---\ntitle: Other\nsummary: S\n---\n")},
	}
	s, said := link(t, files, false)
	wantSaid(t, "without drafts", said,
		"content/guides/a.md:4:11 link-draft: new is still a draft (finish it, or remove its name here)",
		"content/guides/a.md:6:5 link-draft: guides/new.md is still a draft (finish it, or remove the link)")
	if s.Page("guides/new.md") != nil {
		t.Error("the draft is in the handbook")
	}
	s, said = link(t, files, true)
	wantSaid(t, "with drafts", said)
	if n := s.Page("guides/new.md"); n == nil || n.Prev == nil || n.Prev.Title != "A" || n.Next.Title != "Other" {
		t.Errorf("the draft has no place between its neighbours: %+v", n)
	}
}

func TestGlossary(t *testing.T) {
	s, said := build(t, map[string]string{"glossary.md": "---\ntitle: G\nsummary: S\nunlinked: [airtime]\n---\n### Warm handoff\nGoing with someone to the next helper.\n\nAlso: warm hand-over, soft handoff\n\nSee: [x](guides/a.md)\n\n### Airtime\nHow long each person speaks.\n", "guides/a.md": ""})
	wantSaid(t, "glossary", said)
	if len(s.Terms) != 2 || s.Terms[0].Title != "Airtime" || s.Terms[1].Text != "Going with someone to the next helper." || strings.Join(s.Terms[1].Aliases, "|") != "warm hand-over|soft handoff" {
		t.Errorf("terms: %+v", s.Terms)
	}
	if !s.Terms[0].Plain || s.Terms[1].Plain {
		t.Errorf("airtime is unlinked: %v, warm handoff: %v", s.Terms[0].Plain, s.Terms[1].Plain)
	}
	_, said = build(t, map[string]string{"glossary.md": "---\ntitle: G\nsummary: S\nunlinked: [airtme]\n---\n### Airtime\nHow long.\n"})
	wantSaid(t, "a misspelt word", said, "content/glossary.md:4:12 ref-missing: the glossary has no word airtme (did you mean Airtime?)")
}

func TestJunkIsPassedOver(t *testing.T) {
	for _, name := range []string{"guides/.#a.md", "guides/a.md~", "guides/.a.md.swp", "guides/#a.md#", "guides/4913", ".DS_Store", "guides/Thumbs.db", "~$a.md", ".git/x.md", "guides/a.tmp", "embed.go"} {
		s, said := build(t, map[string]string{name: "nonsense", "guides/ok.md": ""})
		wantSaid(t, name, said)
		if len(s.Nodes) != 1 {
			t.Errorf("%s became a page", name)
		}
	}
}

func TestEncodings(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"UTF-16", "\xff\xfe-\x00-\x00", "content/guides/a.md file-encoding: is saved as UTF-16 (\"Unicode\"), not as UTF-8 (save it again with the encoding UTF-8)"},
		{"Latin-1", "---\ntitle: Caf\xe9\n---\n", "content/guides/a.md:2:11 file-encoding: is not UTF-8 text from here on (save it again with the encoding UTF-8)"},
		{"zero byte", "---\ntitle: A\x00\n---\n", "content/guides/a.md:2:9 file-encoding: holds a zero byte, so it is not text (save it again with the encoding UTF-8)"},
		{"byte order mark is fine", "\xef\xbb\xbf---\ntitle: A\nsummary: S\n---\n", ""},
	} {
		_, said := link(t, fstest.MapFS{"handbook.yaml": {Data: []byte("title: T")}, "guides/a.md": {Data: []byte(tt.data)}}, false)
		if tt.want == "" {
			wantSaid(t, tt.name, said)
		} else {
			wantSaid(t, tt.name, said, tt.want)
		}
	}
}

// locked is a file system in which one file may not be read.
type locked struct {
	fstest.MapFS
	name string
}

func (l locked) Open(name string) (fs.File, error) {
	if name == l.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.Open(name)
}

func TestUnreadableFiles(t *testing.T) {
	files := fstest.MapFS{"handbook.yaml": {Data: []byte("title: T")}, "guides/a.md": {Data: []byte("---\ntitle: A\nsummary: S\n---\n")}}
	_, said := link(t, locked{files, "guides/a.md"}, false)
	wantSaid(t, "a page", said, "content/guides/a.md file-unreadable: cannot be read: permission denied ()")
	_, said = link(t, locked{files, "handbook.yaml"}, false)
	wantSaid(t, "the settings", said, "content/handbook.yaml file-unreadable: cannot be read: permission denied ()")
}
