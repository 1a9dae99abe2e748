package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"handrail/generator/artifact"
	"handrail/generator/diag"
)

// file is a finished asset. Its name holds a hash of its bytes, so a server
// may let browsers keep it for ever.
type file struct {
	path string // "assets/app.3f9c01aa.css"
	data []byte
}

// PartsScript is the script that brings the parts of a large search index. It
// is no file of its own: it stands before the index.
func (t *Theme) PartsScript() []byte { return t.partsScript }

func newFile(name, ext string, data []byte) file {
	sum := sha256.Sum256(data)
	return file{path: "assets/" + name + "." + hex.EncodeToString(sum[:4]) + ext, data: data}
}

func (f file) artifact() artifact.Artifact { return artifact.Of(f.path, artifact.Asset, f.data) }

// appScripts are the files of app, which follows every page, but for the one
// that brings a page's own scripts later.
var appScripts = []string{"search-loader.js", "scheme-control.js", "print.js", "tabs.js", "checked.js", "offline.js", "run-return.js", "continue.js"}

// bundles says which scripts a browser gets, and of which files of js/ each is
// made. scheme stands in the head of every page and runs before anything is
// painted; app follows every page, and exit where handbook.yaml asks for a quick
// exit. In its place lesson follows lessons, and path the pages that say which
// lessons are done: each is app with another last file, since a first view has no
// room for another request. All others are fetched when somebody wants them: search when somebody
// starts to type; those that a page names (Base.Later) at the first tap or key on it, by later.js:
// filter for libraries, plan and plan-page for plans, sheet for what they print,
// plan-open for the page that shows a plan that stands in its address, builder
// for the plan builder; run when a plan is run, and plan-file when
// the builder writes a file.
var bundles = []struct {
	name  string
	files []string
}{
	{"scheme", []string{"scheme.js"}},
	{"app", append(slices.Clone(appScripts), "later.js")},
	{"exit", []string{"exit.js"}},
	{"filter", []string{"filter.js"}},
	{"lesson", append(slices.Clone(appScripts), "lesson.js")},
	{"path", append(slices.Clone(appScripts), "path.js")},
	{"search", []string{"search-engine.js", "search.js"}},
	{"plan", []string{"plan.js", "plan-kept.js", "plan-words.js"}},
	{"plan-page", []string{"plan-page.js"}},
	{"sheet", []string{"sheet.js"}},
	{"run", []string{"run-clock.js", "run-alarm.js", "run.js"}},
	{"plan-open", []string{"plan-code.js", "plan-draft.js", "plan-open.js"}},
	{"builder", []string{"plan-code.js", "plan-draft.js", "builder-rows.js", "builder.js"}},
	{"plan-file", []string{"plan-file.js"}},
}

// shared lists the bundles whose files stand in one scope, in their order; the
// files of all others have scopes of their own.
var shared = []string{"plan", "run", "plan-open", "builder"}

// pictures are the icon as phones and computers want it where the handbook is
// kept like an app: of so many pixels, and how far they may cut it.
var pictures = []struct{ name, sizes, purpose string }{
	{"touch", "180x180", ""}, // what iPhones take; they round the corners themselves
	{"app-192", "192x192", "any"},
	{"app-512", "512x512", "any"},
	{"maskable-512", "512x512", "maskable"},
}

func (t *Theme) readAssets(fsys fs.FS) []diag.Diag {
	var ds []diag.Diag
	m := minify.New()
	m.Add("text/css", &css.Minifier{})
	m.Add("text/javascript", &js.Minifier{})
	read := func(dir, name, mime string) []byte {
		src, err := fs.ReadFile(fsys, dir+"/"+name)
		if err == nil {
			src, err = m.Bytes(mime, src)
		}
		if err != nil {
			ds = append(ds, t.unreadable(dir+"/"+name, err))
		}
		return bytes.TrimSpace(src)
	}
	scope := func(names []string) []byte {
		all := [][]byte{[]byte("(() => {\"use strict\";")}
		for _, name := range names {
			src, err := fs.ReadFile(fsys, "js/"+name)
			if err == nil {
				_, err = m.Bytes("text/javascript", bytes.Clone(src)) // so that a fault names its file; it writes into src
			}
			if err != nil {
				ds = append(ds, t.unreadable("js/"+name, err))
			}
			all = append(all, src)
		}
		src, err := m.Bytes("text/javascript", bytes.Join(append(all, []byte("})();")), []byte("\n")))
		if err != nil {
			ds = append(ds, t.unreadable("js/"+names[0], err)) // files that do not go together
		}
		return src
	}
	t.styles.tokens = read("css", firstStyles[0], "text/css")
	t.styles.schemes = readSchemes(t.styles.tokens)
	for _, name := range styleOrder(names(fsys, "css", ".css")) {
		t.styles.rest = append(t.styles.rest, part{name, read("css", name, "text/css")})
	}
	t.gone = string(read("css", goneStyle, "text/css"))
	t.run = newFile("run", ".css", read("css", runStyle, "text/css"))
	t.scripts = map[string]file{}
	for _, b := range bundles {
		if slices.Contains(shared, b.name) {
			t.scripts[b.name] = newFile(b.name, ".js", append(scope(b.files), '\n'))
			continue
		}
		var parts [][]byte
		for _, name := range b.files {
			parts = append(parts, bytes.TrimSuffix(read("js", name, "text/javascript"), []byte(";")))
		}
		t.scripts[b.name] = newFile(b.name, ".js", append(bytes.Join(parts, []byte(";\n")), ";\n"...))
	}
	t.partsScript = append(read("js", "search-parts.js", "text/javascript"), '\n')
	icon := func(name, ext string) file {
		data, err := fs.ReadFile(fsys, "icons/"+name+ext)
		if err != nil {
			ds = append(ds, t.unreadable("icons/"+name+ext, err))
		}
		return newFile(name, ext, data)
	}
	t.logo, t.pictures = icon("icon", ".svg"), map[string]file{}
	for _, p := range pictures {
		t.pictures[p.name] = icon(p.name, ".png")
	}
	return ds
}

// brand is the declaration of a handbook's own colour.
func brand(colour, on string) string {
	return strings.Join([]string{"--brand:" + colour, "--on-brand:" + on}, ";")
}
