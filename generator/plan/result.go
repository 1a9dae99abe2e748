package plan

// Result is a plan with everything worked out. All keys are always in its
// JSON, and a list is never null.
type Result struct {
	Title     string    `json:"title"`
	Start     string    `json:"start"` // "18:00", or "0:00" in a plan without start
	End       string    `json:"end"`   // "19:27", "00:15+1d" or "1:27"
	Length    int       `json:"length"`
	Group     int       `json:"group"`
	Total     int       `json:"total"`    // minutes from start to end, breaks and free rows too
	Slack     int       `json:"slack"`    // Length - Total; 0 without Length
	Shortest  int       `json:"shortest"` // Total when every cut is made
	Steps     []Line    `json:"steps"`
	Cuts      []Cut     `json:"cuts"` // in the order in which to make them
	Materials []Need    `json:"materials"`
	Prep      []Prep    `json:"prep"`
	Handouts  []Handout `json:"handouts"`
	Warnings  []Warning `json:"warnings"`
}

// Line is a row of the timeline.
type Line struct {
	Step    int    `json:"step"` // from 1, as the author wrote them; of a free row, of the step that it waits for
	Start   string `json:"start"`
	End     string `json:"end"`
	Minutes int    `json:"minutes"`
	Title   string `json:"title"`
	Ref     string `json:"ref"`
	Kind    string `json:"kind"`
	Who     string `json:"who"`
	Late    int    `json:"late"` // minutes after the step's pin
}

// Cut is what a step can give when time is short: To is 0 when it is left out.
type Cut struct {
	Step  int `json:"step"`
	From  int `json:"from"`
	To    int `json:"to"`
	Saves int `json:"saves"`
}

// Need is how many of a thing to bring, and for which steps; for none when
// only the plan itself names it.
type Need struct {
	Name  string `json:"name"`
	Qty   int    `json:"qty"`
	Steps []int  `json:"steps"`
}

// Prep is minutes of work before the session.
type Prep struct {
	Step    int    `json:"step"`
	Title   string `json:"title"`
	Minutes int    `json:"minutes"`
}

// Handout is what to print.
type Handout struct {
	ID     string `json:"id"`
	Copies int    `json:"copies"`
}

// Warning is a code of package diag, and the step that it is about; 0 is the
// plan as a whole.
type Warning struct {
	Code string `json:"code"`
	Step int    `json:"step"`
}
