package site

import (
	"path"
	"strings"

	"handrail/generator/locale"
	"handrail/generator/markup"
	"handrail/generator/plan"
	"handrail/generator/schema"
)

// Page is one parsed file of content/. It is immutable and depends on the
// file's path and bytes alone.
type Page struct {
	Path   string // relative to content/, slash-separated: "playbooks/conflict.md"
	ID     string // the file name without .md: "conflict"
	Kind   *schema.Kind
	Values schema.Values // front matter
	Doc    *markup.Doc   // body

	Lang    string // BCP 47; "" is the handbook's own
	Title   string
	Summary string
	Draft   bool
	Intro   bool // FOLDER/index.md: the introduction of a library
	src     []byte
	body    int             // where the text starts in src
	words   markup.Language // of the text
	file    string          // of a translation: its path below content/
	places  []place
	refs    []refs
	sorting sorting
	folded  string // foldKey of where it comes out
}

// File is the page's path as diagnostics show it: "content/playbooks/conflict.md".
func (p *Page) File() string {
	if p.file != "" {
		return contentDir + "/" + p.file
	}
	return contentDir + "/" + p.Path
}

// Ref is the page's unambiguous name: its path without .md.
func (p *Page) Ref() string { return strings.TrimSuffix(p.Path, ".md") }

// Node is a page in its place among the others. Link makes it anew on every
// build; nothing changes it afterwards.
type Node struct {
	*Page
	Out       string         // path in the output: "playbooks/conflict.html"
	Targets   []Target       // where the links of Doc.Links lead, by index
	Related   []*Node        // named in related:, here or there
	Backlinks []*Node        // pages whose text links here, in nav order
	Contacts  []*Node        // named in contacts:
	Policies  []*Node        // named in policies:
	Covers    []*Node        // lessons only: named in covers:
	Lessons   []*Node        // the lessons that cover this page, in order
	Prev      *Node          // the page before this one of the same kind
	Next      *Node          // the page after it
	Session   *plan.Plan     // plans only: the plan as data
	Result    *plan.Result   // plans only: Session worked out
	Plan      *plan.Timeline // plans only: the same as rows with minutes
	Steps     []*Node        // plans only: the activity of each row of Plan, nil for rows without one

	rank  int // of its kind
	index int // place in Site.Nodes
}

// Target is where a link leads. The zero Target is a link that stays as the
// author wrote it: another site, a mail address, or a place on the same page.
type Target struct {
	Node   *Node  // a page of the handbook
	Out    string // its path in the output; also of a library page without an introduction of its own
	Anchor string // the place on that page, without #
	Asset  *Asset // or a file that goes with the handbook
}

// Asset is a file of content/ that a page shows or links to.
type Asset struct {
	Path   string // relative to content/
	Out    string // path in the output, with a hash of the bytes in its name
	Width  int    // pixels of a picture; 0 when not known
	Height int
	Data   []byte
}

// Term is one word of the glossary.
type Term struct {
	Title   string
	ID      string   // anchor on the glossary page
	Aliases []string // other words for it
	Text    string   // the definition as plain text
	Plain   bool     // an everyday word too, so other pages do not link it
}

// Redirect is an old address that leads to a page.
type Redirect struct {
	From string // output path, ends in .html
	To   *Node
}

// Site is the whole handbook, linked.
type Site struct {
	Settings  Settings
	Nodes     []*Node // every page: kinds in the order of the table, then order:, then title
	Help      []*Node // the contacts of the help strip, in the order of help:
	Terms     []Term  // by title
	Assets    []*Asset
	Redirects []Redirect

	Prefix    string  // where its pages lie in the output: "", or "es/" for a further language
	Languages []*Site // the handbook in further languages, by tag
	Main      *Site   // of a further language: the handbook as it is

	words  *locale.Locale
	kinds  []schema.Kind
	byPath map[string]*Node
	byKind map[string][]*Node
}

// In is how the language of the site says that something is in another one.
func (s *Site) In(tag string) string { return s.words.In(tag) }

// Kinds lists every kind of page, in the words of the site's language.
func (s *Site) Kinds() []schema.Kind {
	if s.kinds != nil {
		return s.kinds
	}
	return schema.Kinds()
}

// Page finds a page by its path below content/, or nil.
func (s *Site) Page(p string) *Node { return s.byPath[path.Clean(p)] }

// OfKind lists the pages of a kind, without introductions, in order.
func (s *Site) OfKind(kind string) []*Node { return s.byKind[kind] }

// Home is the page content/index.md, or nil when the handbook has none.
func (s *Site) Home() *Node { return s.byPath["index.md"] }

// IntroOf is the introduction FOLDER/index.md of a kind's library, or nil.
func (s *Site) IntroOf(k *schema.Kind) *Node { return s.byPath[k.Dir+"/index.md"] }

// Urgent lists the playbooks for moments of danger, in order.
func (s *Site) Urgent() []*Node {
	var out []*Node
	for _, n := range s.byKind["playbook"] {
		if n.Values.Text("urgency") == "now" {
			out = append(out, n)
		}
	}
	return out
}

// Settings is content/handbook.yaml, typed.
type Settings struct {
	Title        string
	Name         string // short; scopes what the device stores
	Tagline      string
	Organisation string
	Language     string   // BCP 47
	Locales      []string // which translations to show; none means all
	BaseURL      string   // "" or absolute, ends in /
	Version      string
	Theme        string // name; "default" when not set
	Accent       string // author's accent colour "#rrggbb", or ""
	AccentDark   string // the same for dark screens
	PlanLength   int    // minutes
	TimeZone     string // IANA name, or ""
	Feedback     string
	QuickExit    string
	Offline      bool // phones keep the handbook
	Tags         []string
	Words        map[string][]string // page id -> everyday words

	values schema.Values // for places in diagnostics
	src    []byte
}
