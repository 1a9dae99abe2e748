package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"handrail/generator/diag"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// Desk writes a program lead's answers into the front matter of contacts and
// policies, and into the gaps of their text. Every answer is on the disk when Set returns, so nothing that was
// answered is lost; the rest of each file stays byte for byte.
type Desk struct {
	dir   string
	root  *os.Root
	today time.Time
}

// Refused is an answer that would make the page a faulty one, with what is
// wrong in the words of handrail check. Nothing was written.
type Refused struct{ Diags []diag.Diag }

func (r Refused) Error() string { return r.Diags[0].Text }

// OpenDesk opens the handbook in dir. today is the day on which somebody
// answers. Close the desk after use.
func OpenDesk(dir string, today time.Time) (*Desk, error) {
	root, err := os.OpenRoot(filepath.Join(dir, contentDir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Mistake{"there is no handbook in " + dir + " (no folder content)", "handrail init starts one"}
	}
	if err != nil {
		return nil, fmt.Errorf("open the content folder: %w", err)
	}
	return &Desk{dir: dir, root: root, today: today}, nil
}

// Close ends the work; nothing is lost by leaving it out.
func (d *Desk) Close() error { return d.root.Close() }

// Pages lists the contacts and policies, in the order of a handbook.
func (d *Desk) Pages() ([]*site.Page, error) {
	var out []*site.Page
	for _, dir := range []string{"contacts", "policies"} {
		names, err := fs.Glob(d.root.FS(), dir+"/*.md")
		if err != nil {
			return nil, err
		}
		var of []*site.Page
		for _, name := range names {
			if _, lang := site.TranslationOf(name); lang != "" {
				continue // it takes the answers from its page
			}
			if p, err := d.Page(name); err == nil && !p.Intro {
				of = append(of, p)
			}
		}
		slices.SortStableFunc(of, func(a, b *site.Page) int { return place(a) - place(b) })
		out = append(out, of...)
	}
	return out, nil
}

// place sorts by order:, pages without it last.
func place(p *site.Page) int {
	if !p.Values.Has("order") {
		return 1 << 20
	}
	return p.Values.Int("order")
}

// Page reads a page by its name below content/, with or without .md.
func (d *Desk) Page(name string) (*site.Page, error) {
	name = strings.TrimSuffix(strings.TrimPrefix(name, contentDir+"/"), ".md") + ".md"
	data, err := d.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Mistake{"there is no page " + contentDir + "/" + name, d.nearest(name)}
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	p, ds := site.Parse(site.Source{Path: name, Data: data})
	if p == nil {
		return nil, Refused{ds}
	}
	return p, nil
}

func (d *Desk) nearest(name string) string {
	var names []string
	for _, dir := range []string{"contacts", "policies"} {
		found, _ := fs.Glob(d.root.FS(), dir+"/*.md")
		names = append(names, found...)
	}
	if near := diag.Nearest(name, names); near != "" {
		return "did you mean " + strings.TrimSuffix(near, ".md") + "?"
	}
	return "a page is named by its folder and file: contacts/crisis-line"
}

// Pair is a field and what somebody answered; the empty text removes it. The
// field may be the name of a gap in the text, such as [role] or [role] 2.
type Pair struct{ Field, Text string }

// reviewFields are those that a lead writes into pages of any kind.
var reviewFields = []string{"reviewed", "reviewer", "review_by"}

// Set writes answers into a page, all or none. A Refused or a Mistake says why
// none.
func (d *Desk) Set(name string, pairs ...Pair) error {
	p, data, err := d.Try(name, pairs...)
	if err != nil || string(data) == string(p.Source()) {
		return err
	}
	return replace(d.root, p.Path, data)
}

// Try is Set without writing: the page as it is, and as it would be.
func (d *Desk) Try(name string, pairs ...Pair) (*site.Page, []byte, error) {
	p, err := d.Page(name)
	if err != nil {
		return nil, nil, err
	}
	for _, pair := range pairs {
		if kind := p.Kind.Name; kind != "contact" && kind != "policy" && !slices.Contains(reviewFields, pair.Field) {
			return nil, nil, Mistake{p.File() + " is no contact and no policy", "of other pages only " + strings.Join(reviewFields, ", ") + " are set here"}
		}
	}
	data, fields, err := fill(p, pairs)
	if err != nil {
		return nil, nil, err
	}
	for _, pair := range fields {
		data, err = schema.Edit(data, p.Kind, pair.Field, pair.Text)
		if err != nil {
			return nil, nil, Mistake{p.File() + ": " + err.Error(), diag.DidYouMean(pair.Field, fieldNames(p.Kind), "handrail kinds "+p.Kind.Name+" lists the fields")}
		}
	}
	if bad := newFaults(p, data); len(bad) > 0 {
		return nil, nil, Refused{bad}
	}
	return p, data, nil
}

func fieldNames(k *schema.Kind) []string {
	var names []string
	for _, f := range k.Fields {
		names = append(names, f.Name)
	}
	return names
}

// Complete adds what follows from answers that were given all at once: a
// contact with a number was checked today and is no placeholder any more; a
// policy that somebody adopted is adopted, from today.
func (d *Desk) Complete(p *site.Page, pairs []Pair) []Pair {
	today := d.today.Format(time.DateOnly)
	out := slices.Clone(pairs)
	for i, pair := range out {
		if pair.Field == "placeholder" && pair.Text == "false" {
			out[i].Text = "" // a line less to read
		}
	}
	has := func(names ...string) bool {
		return slices.ContainsFunc(pairs, func(a Pair) bool { return a.Text != "" && slices.Contains(names, a.Field) })
	}
	mentions := func(name string) bool {
		return slices.ContainsFunc(pairs, func(a Pair) bool { return a.Field == name })
	}
	switch p.Kind.Name {
	case "contact":
		checked := has("verified") && Reachable(p) || has("phone", "sms", "chat_url")
		if checked && !mentions("placeholder") {
			out = append(out, Pair{"placeholder", ""})
		}
		if (checked || mentions("placeholder")) && !mentions("verified") && !has("placeholder") {
			out = append(out, Pair{"verified", today})
		}
	case "policy":
		if has("adopted_by", "effective") && !mentions("adoption") {
			out = append(out, Pair{"adoption", "adopted"})
		}
		adopted := slices.ContainsFunc(out, func(a Pair) bool { return a == Pair{"adoption", "adopted"} })
		if adopted && !mentions("effective") && !p.Values.Has("effective") {
			out = append(out, Pair{"effective", today})
		}
	}
	return out
}

// Reachable tells whether a contact has a number or a chat.
func Reachable(p *site.Page) bool {
	return p.Values.Has("phone") || p.Values.Has("sms") || p.Values.Has("chat_url")
}

// newFaults lists the errors that data has and the page had not.
func newFaults(p *site.Page, data []byte) []diag.Diag {
	_, before := site.Parse(site.Source{Path: p.Path, Data: p.Source()})
	_, after := site.Parse(site.Source{Path: p.Path, Data: data})
	var out []diag.Diag
	for _, d := range after {
		same := func(b diag.Diag) bool { return b.Code == d.Code && b.Text == d.Text }
		if d.Severity() == diag.Error && !slices.ContainsFunc(before, same) {
			out = append(out, d)
		}
	}
	return out
}
