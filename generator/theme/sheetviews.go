package theme

import "html/template"

// What the sheets of a session have: its run sheet, the whole plan with its
// activities, the order for participants, pocket cards, the empty sheet.

// RunSheet is a plan in one table, with what a facilitator needs at hand.
type RunSheet struct {
	Title     string
	Sum       string // "18:00 to 19:27, 87 minutes, 10 people"
	Slack     string // "3 minutes to spare of the 90 booked."
	Over      bool   // longer than booked
	Shortest  string // "Shortest possible: 66 minutes."
	Roles     []string
	Rows      []SheetRow
	Cuts      string // "Shorten ... Skip ...", or ""
	Bring     []Fact // Label: what; Value: how many, when more than one
	Print     []string
	Help      Help
	HelpFirst bool     // whom to call stands above the table, since more than one page follows
	Unsure    []string // what nobody has confirmed yet
	Code      template.HTML
	Foot      string // whose, and which version
}

// SheetRow is a row of a run sheet. Step counts the author's steps from 1; a
// free row has that of the step it waits for.
type SheetRow struct {
	Step       int
	Free       bool
	Break      bool
	Start      string
	Minutes    string // as words, since an empty sheet has none
	Title, URL string
	Form       string // "in pairs", or ""
	Who        string
	Materials  string
	Say, Note  string
	Lent       bool   // Say is the activity's
	Whole      bool   // Say opens the session or states what is agreed: it is left whole as long as anything else can give way
	Late       string // when it misses its clock time
}

// FullPlan is a plan with every activity that it uses, to print as a whole.
type FullPlan struct {
	Base
	Back     Link
	RunSheet *RunSheet
	PlanData template.JS // the plan as js/plan.js takes it
	Intro    template.HTML
	Sections []Section
	Notes    template.HTML
	Inlined  []Inlined
}

// Inlined is an activity inside the sheet of a plan. All its ids begin with ID.
type Inlined struct {
	ID, Title, URL string
	Uses           []SheetRow // the rows that run it
	Bring          string
	Cautions       []string
	Summary        string
	Intro          template.HTML
	Sections       []Section
	Notes          template.HTML
}

// People is a plan for those who come: the same order, and no times.
type People struct {
	Base
	Back  Link
	Items []PeopleItem
}

// PeopleItem is a step as participants see it.
type PeopleItem struct {
	Title, Form string
	Break       bool
}

// Cards are the pocket cards, two in a row.
type Cards struct {
	Base
	Back Link
	Rows [][]Card
}

// Card is a playbook's first minute on a card that goes into a pocket.
type Card struct {
	Urgency, Word string
	Title, URL    string
	Size          string // of the letters: large, usual, small or tight
	Steps         []template.HTML
	First         template.HTML // the first minute when it is no list
	Care          template.HTML // when to get help
	Within        string        // how soon to hand over, or ""
	Help          Help          // numbers of its contacts
	Unsure        bool          // nobody qualified has confirmed it
}

// BlankPlan is a run sheet to fill in by hand.
type BlankPlan struct {
	Base
	Back     Link
	RunSheet *RunSheet
}
