package theme

import "html/template"

// Base is what every page shows around its own content.
type Base struct {
	Lang        string
	Site        string // short name; scopes what the device stores
	Handbook    string // the handbook's title
	Short       string // the same for where there is little room
	Title       string // the page's own
	HeadTitle   string // for tab and bookmark
	Description string
	Class       string // of main: the kind, as CSS knows it
	Kind        string // readers' word for the kind, or ""
	KindURL     string // its library
	Root        string // "" or "../" as often as needed
	Home        string
	AtoZ        string
	Canonical   string // absolute; "" without base_url
	Policy      string // content security policy
	Assets      Assets
	Help        Help
	Links       []Link // Home, Playbooks, Library, Plans
	Notice      *Notice
	Draft       bool
	Exit        string // quick exit: where to leave the handbook to, or ""
	ExitJS      string
	Version     string
	Org         string
	Feedback    *Call      // where to tell about a mistake
	Later       []string   // scripts of the page's own, in the order in which they run once somebody touches it
	Languages   []Link     // the same page in other languages
	Fallbacks   []Fallback // what to tell readers of a language that has no such page
	Keep        string     // the page about keeping the handbook on a phone; "" when phones are not to keep it
}

// Assets is the addresses of what comes with a page, from that page.
type Assets struct{ Style, Scheme, App, Icon, Touch, Search, Index string }

// Link leads somewhere.
type Link struct {
	Text, URL string
	Note      string // a word of explanation, or ""
	Current   string // "page" for the page itself, "true" for what it is a part of, or ""
	Keep      bool   // to a library with the same filters: what is chosen goes along
	Lang      string // of the page that it leads to, when that is not the language of this one
	In        string // the same for readers: "in English"
}

// Call is a number, as words and as what a phone opens. The zero URL is a
// contact that cannot be reached by a tap.
type Call struct {
	Label  string       // who
	Action string       // "Call" or "Text"
	Number string       // as its contact page has it
	URL    template.URL // tel: or sms:
}

// Help is the strip of numbers on top of every page.
type Help struct {
	Calls   []Call
	Unset   string // names of contacts that are not set yet, joined; or ""
	Checked string // when the numbers were checked, or ""
	CheckBy string // the day until which that counts, for a script
}

// Notice says what a page still lacks: in a few words under the title, and in
// full at the foot.
type Notice struct {
	Short string
	Full  []string
}

// Fact is a line in the box of facts, or in a row of a list.
type Fact struct {
	Label string
	Value string
	Level string // a shape that shows Value's place in a range, or ""
	Items []Link // instead of Value, when there are several
	Long  bool   // takes a whole line

	Minutes, People int // instead of Value: a time that grows with the group, and for how many it is this
}

// Section is a part of a page's text: a heading with its first block, which
// stay together on paper, and the rest.
type Section struct {
	ID    string
	Title template.HTML
	Lead  template.HTML
	Rest  template.HTML
	Quiz  *Quiz // instead of Lead and Rest: questions
	Drill bool  // to be done at once
}

// Step is a row that can be ticked: one line, and more below it.
type Step struct{ Line, More template.HTML }

// Page is a page of any kind; what its kind does not have is empty.
type Page struct {
	Base
	Summary  string
	Facts    []Fact
	TOC      []Link
	Intro    template.HTML
	Sections []Section
	Notes    template.HTML // footnotes
	Sources  []Source
	Reviewed string // "Reviewed 1 Nov 2026 by Clinical lead", or ""
	Paper    string // classes of a page that is printed on one side, or ""
	Related  []Link
	Prev     *Link
	Next     *Link
	Practise []Link // questions of lessons about it

	Playbook  *Playbook // playbooks only
	Contact   *Contact  // contacts only
	Unadopted bool      // policies only: nobody made it a rule yet
	Timeline  *Timeline // plans only
	RunSheet  *RunSheet // plans only
	PlanData  template.JS
	Sheets    []Link  // plans only: what else can be printed
	Adapt     string  // plans: where the plan builder opens them
	Add       string  // activities: where the plan builder takes them
	Lesson    *Lesson // lessons only
	Sheet     string  // handouts: how to keep or destroy them, or ""
}

// Source is what a page rests on.
type Source struct{ Text, URL string }
