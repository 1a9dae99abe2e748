package plan

// Plan is a session plan as data: what its page tells the browser, and what
// Compute works with. Zero values may be left out of its JSON.
type Plan struct {
	Title     string     `json:"title,omitempty"`
	Start     string     `json:"start,omitempty"`  // "18:00"; "" counts from 0:00
	Length    int        `json:"length,omitempty"` // booked minutes; 0 when nobody said
	Group     int        `json:"group,omitempty"`  // people
	Materials []Material `json:"materials,omitempty"`
	Steps     []Step     `json:"steps,omitempty"`
	First     bool       `json:"first,omitempty"` // a first meeting: people do not know each other
}

// Kinds of steps, and of rows of a result. An empty kind of a step is Own.
const (
	Own      = "step"     // in the author's words
	Activity = "activity" // an activity or icebreaker of the library
	Break    = "break"
	Free     = "free" // rows only: minutes before a pinned step
)

// Step is a step of a plan with all that its activity says about it.
type Step struct {
	Title   string `json:"title,omitempty"`
	Ref     string `json:"ref,omitempty"` // the activity's id, as one writes it in use:
	Kind    string `json:"kind,omitempty"`
	Time    Time   `json:"time,omitzero"`
	TimeMin int    `json:"time_min,omitempty"` // minutes that it can be cut to; 0 when nobody said
	At      string `json:"at,omitempty"`       // "19:00": must not start before; needs Plan.Start
	IfShort string `json:"if_short,omitempty"` // keep, shorten or skip; "" is keep

	Who   string `json:"who,omitempty"`
	Phase string `json:"phase,omitempty"` // agree is the one in which the group agrees on its rules
	Say   string `json:"say,omitempty"`
	Note  string `json:"note,omitempty"`

	Groups    string     `json:"groups,omitempty"` // whole, pairs, triads, fours or solo; "" is whole
	Size      Size       `json:"size,omitzero"`
	Comfort   int        `json:"comfort,omitempty"` // 1 nothing personal to 3 personal; 0 when nobody said
	Materials []Material `json:"materials,omitempty"`
	Prep      int        `json:"prep,omitempty"`    // minutes before the session
	Handout   string     `json:"handout,omitempty"` // id
	Copies    string     `json:"copies,omitempty"`  // of Handout: one a session, person or pair; "" is session
}

// Time is how long a step takes: minutes, in halves.
type Time struct {
	Fixed     float64 `json:"fixed,omitempty"`
	PerPerson float64 `json:"per_person,omitempty"`
}

// Size is how many people something works with. Max 0 means no limit.
type Size struct {
	Min int `json:"min,omitempty"`
	Max int `json:"max,omitempty"`
}

// Material is something to bring.
type Material struct {
	Name       string `json:"name,omitempty"`
	Per        string `json:"per,omitempty"` // session, person, pair or group; "" is session
	Qty        int    `json:"qty,omitempty"`
	Consumable bool   `json:"consumable,omitempty"` // used up, so each place needs its own
	Print      string `json:"print,omitempty"`      // id of the handout that it is printed from
}
