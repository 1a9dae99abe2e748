package theme

import "html/template"

// What pages of some kinds have besides what all pages have.

// Playbook is what a playbook has besides its text. First minute and Escalate
// when are taken out of Sections.
type Playbook struct {
	Urgency string // now, soon or later: class and icon
	Word    string // the same for readers
	Signs   string // the first of them in one line
	Notices []string
	First   *First
	Care    *Care
	Rules   []Link // policies that apply
}

// First is the first minute.
type First struct {
	ID    string
	Title template.HTML
	Steps []Step
	Rest  template.HTML // what stands below the list
}

// Care is the card that says when to get help, and whose.
type Care struct {
	ID       string
	Body     template.HTML
	Contacts []Contact
	Unset    string // names of those that are not set yet, joined; or ""
	Within   string // how soon to hand over, or ""
	NoAnswer bool   // say what to do when nobody answers
	Checked  string // when all numbers were checked, for paper; "" when not on the same day
}

// Contact is someone to call.
type Contact struct {
	Label   string
	URL     string // of its page
	Calls   []Call
	Unset   bool   // a placeholder: words instead of numbers
	Checked string // "Checked 1 Nov 2026. Check again by 30 Apr 2027", or ""
	CheckBy string // the same day as a script reads it: "2027-04-30"
}

// Timeline is a session plan with its clock.
type Timeline struct {
	Data    template.JS // the plan as js/plan.js takes it
	Run     string      // the script that leads through it
	Sum     string      // "18:00 to 19:27 · 87 minutes · 10 people"
	Slack   string      // "3 minutes spare" or "Over by 2 minutes"
	Over    bool
	Start   string // "18:00", or ""
	Length  int    // booked minutes, or 0
	Group   int    // people
	Bar     []Bar
	Parts   []Part
	Bring   []Link // Text: what; Note: how many
	Print   []Link // handouts; Note: how many copies
	Prepare []Link // Text: activity; Note: how long that takes
	Rows    []Row
	Wait    Row    // free minutes, for js/plan-page.js
	Late    string // what to cut when late, or ""
	Urgent  []Link // playbooks for danger
	Near    []Link // other playbooks that may be needed

	RunStyle string // how a running session looks; comes with Run
}

// Bar is a row of a plan in the drawing of its parts, in hundreds of the whole.
type Bar struct{ Part, X, Width string }

// Part is a part of a session: a phase, its breaks, or what is free.
type Part struct {
	ID, Label string
	Minutes   int
}

// Row is a step of a plan, or free minutes before one.
type Row struct {
	Number     int    // of the step; 0 for free minutes
	Lang       string // of an activity in another language, or ""
	Start, End string
	Minutes    int
	Title      string
	Who        string
	Groups     string // how people work, or "" for all together
	Short      string // what to do with it when late
	Note, Say  string
	Warn       string // what to know before it comes, or ""
	Break      bool   // nobody leads it
	Free       bool
	Backup     *Link
	Handout    *Link
	How        *How  // of an activity
	Way        *Link // to its page instead
}

// How is what a facilitator needs of an activity while it runs.
type How struct {
	Steps, Say, Notes template.HTML
	Cautions          []string // what to look out for
	URL               string   // the whole page
}

// Entry is a row of a list that leads to a page.
type Entry struct {
	Title, URL, Summary string
	Lang, In            string // of a page in another language; as Link has them
	Tone                string // class, or ""
	Icon                string
	Facts               []Fact
	Filter              string // "energy=low comfort=1", for filter.js
	Contact             *Contact
}

// Group is entries under a heading; without one, all there are.
type Group struct {
	ID, Title string
	Entries   []Entry
}

// Library lists the pages of a kind.
type Library struct {
	Base
	Summary  string
	Intro    template.HTML
	Sections []Section
	Notes    template.HTML
	Tabs     []Link // the other libraries
	Groups   []Group
	Count    int
	Build    string   // where to build a plan, or ""
	Signs    string   // the index by situation, or ""
	Filters  []Filter // the first few
	More     []Filter // the others
	Timed    bool     // can be put in order by time, and picked from by chance
	People   int      // for how many times are worked out until the reader says
	Twins    []Link   // libraries that have the same filters
	Paths    []Path   // lessons: instead of Groups
	Lessons  []PathLesson
	Sheets   []Link // lessons: pages for paper
}

// Filter is a control that narrows a library.
type Filter struct {
	Name, Label, Op string // Op: how filter.js compares
	Options         []Option
	Input           string // select, number, tick or ticks
	Any             string // of a select: words for no choice
	Unit            string // of a number
	Says            string // the choice in words, {} for what was chosen
}

// Option is a choice of a filter.
type Option struct {
	Value, Text string
	Hidden      bool // only another library with the same filters has such pages
}

// Home is the first page.
type Home struct {
	Base
	Tagline  string
	Now      []Entry // playbooks for danger
	Soon     []Entry // playbooks for this session
	All      *Link   // to all playbooks
	Signs    string  // the index by situation, or ""
	Plans    []Entry
	Build    string // where to build a plan, or ""
	Tiles    []Link
	Binder   string // the whole handbook to print, or ""
	Learn    []Link
	Training *Link        // the list of lessons
	Lessons  []PathLesson // one of which scripts show, to go on with
	Intro    template.HTML
	Sections []Section
	Notes    template.HTML
}

// Index is the list of everything from A to Z.
type Index struct {
	Base
	Letters []Letter
}

// Letter is a part of the index.
type Letter struct {
	ID, Text string
	Names    []Link
}

// Builder is the page on which readers put plans together.
type Builder struct {
	Base
	Start         string // of a new plan
	Length, Group int
	Roles         []string
	Phases        []Option
	Plans, Blank  *Link  // where to go without scripts
	Run           string // the page that runs a plan
	FileJS        string // the script that writes a plan as a file
}

// OwnPlan is the page of a plan that stands in its address. Timeline and
// RunSheet have one of each thing, from which js/plan-open.js makes as many as
// the plan has.
type OwnPlan struct {
	Base
	Timeline *Timeline
	RunSheet *RunSheet
	Builder  string   // where to change it
	Plans    *Link    // where to go without a plan, or nil
	Forms    []Option // how people work, in words
}

// Glossary explains words.
type Glossary struct {
	Page
	Letters []Letter
}

// Gone is the page that a server shows when there is none. It stands by
// itself, since nobody knows from which folder it is looked at.
type Gone struct {
	Lang, Handbook, Policy string
	Style                  template.CSS
	Home                   string // absolute; "" without base_url, and then there are no Links and no search
	Links                  []Link // Playbooks, Library, Plans
	Help                   Help
	Also                   []GoneIn // the same in other languages of the handbook
}

// GoneIn says in another language that there is no page.
type GoneIn struct {
	Lang, Text     string
	Home, Handbook string // absolute, or ""
}

// Redirect leads from an old address to the new one.
type Redirect struct{ Lang, Title, URL, Refresh, Canonical, Policy string }

// Plain is a page whose words are all the theme's.
type Plain struct{ Base }
