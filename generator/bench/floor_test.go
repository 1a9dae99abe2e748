package bench

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/adrg/frontmatter"
	"github.com/tdewolff/minify/v2"
	minhtml "github.com/tdewolff/minify/v2/html"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"golang.org/x/sync/errgroup"
)

// floorEnv, when set, makes this program the floor: "SOURCE\nOUTPUT".
const floorEnv = "HANDRAIL_BENCH_FLOOR"

func TestMain(m *testing.M) {
	if job := os.Getenv(floorEnv); job != "" {
		from, to, _ := strings.Cut(job, "\n")
		if err := floor(from, to); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// floorPage is what the floor's template is given.
type floorPage struct {
	Title, Summary, Root string
	Facts                []floorFact
	Links                []floorFact
	Body                 template.HTML
}

type floorFact struct{ Name, Value string }

// floorFields are those of the front matter that the floor shows as facts.
var floorFields = []string{"type", "time", "energy", "comfort", "online", "phase", "skill", "urgency", "length", "start"}

// floor builds every page by itself, on all cores.
func floor(from, to string) error {
	page, err := template.ParseFiles("testdata/floor.html")
	if err != nil {
		return err
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	small := minify.New()
	small.Add("text/html", &minhtml.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepDefaultAttrVals: true})
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	err = fs.WalkDir(os.DirFS(from), ".", func(p string, e fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(p) == ".md" {
			work.Go(func() error { return floorOne(page, md, small, from, to, p) })
		}
		return err
	})
	if err != nil {
		return err
	}
	return work.Wait()
}

func floorOne(page *template.Template, md goldmark.Markdown, small *minify.M, from, to, p string) error {
	src, err := os.ReadFile(filepath.Join(from, p))
	if err != nil {
		return err
	}
	front := map[string]any{}
	body, err := frontmatter.Parse(bytes.NewReader(src), &front)
	if err != nil {
		return fmt.Errorf("%s: %w", p, err)
	}
	var text, out bytes.Buffer
	if err := md.Convert(body, &text); err != nil {
		return err
	}
	v := floorPage{Title: fmt.Sprint(front["title"]), Summary: fmt.Sprint(front["summary"]), Root: strings.Repeat("../", strings.Count(p, "/")), Body: template.HTML(text.String())}
	for _, f := range floorFields {
		if value, ok := front[f]; ok {
			v.Facts = append(v.Facts, floorFact{f, fmt.Sprint(value)})
		}
	}
	for _, l := range []string{"index.html", "playbooks/index.html", "activities/index.html", "plans/index.html"} {
		v.Links = append(v.Links, floorFact{l, v.Root + l})
	}
	if err := page.Execute(&out, v); err != nil {
		return err
	}
	done, err := small.Bytes("text/html", out.Bytes())
	if err != nil {
		return err
	}
	name := filepath.Join(to, strings.TrimSuffix(p, ".md")+".html")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, done, 0o644)
}
