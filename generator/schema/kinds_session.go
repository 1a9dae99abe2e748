package schema

// Fields and parts of what a session is made of: activities and icebreakers
// (one schema, two libraries), plans, handouts.

// The most minutes that a step can take, what each person can add to it, and
// what a session can take. js/plan-code.js holds plans that come as links to the
// same. No session comes near them; a slip of a finger does.
const (
	longest = 600
	eachMax = 60
	day     = 1440
)

var activityFields = []Field{
	{
		Name: "type", Label: "Purpose", Type: TypeEnum, Required: true, Filter: true, Print: true,
		Values: []string{"icebreaker", "check-in", "energiser", "grounding", "trust", "skill", "discussion", "closing"},
		New:    "check-in", Doc: "What it is for.",
	},
	phaseField,
	{Name: "time", Type: TypeMinutes, Min: 1, Max: longest, Required: true, Filter: true, Print: true, Ask: "Time at most", Unit: "minutes", Doc: "Minutes it takes; {fixed: 2, per_person: 1} when it grows with the group.", Example: "10"},
	{Name: "time_min", Label: "Shortest", Type: TypeInt, Min: 1, Max: longest, Unit: "minutes", Print: true, Doc: "Minutes it can be cut to.", Example: "8"},
	{Name: "time_max", Label: "Longest", Type: TypeInt, Min: 1, Max: longest, Unit: "minutes", Print: true, Doc: "Minutes it can be stretched to.", Example: "20"},
	{Name: "size", Label: "Group size", Type: TypeSize, Required: true, Filter: true, Print: true, Ask: "We are", Unit: "people", Doc: "How many people it works with.", Example: "{min: 3, max: 12, best: 8}"},
	{
		Name: "groups", Label: "Grouping", Type: TypeEnum, Values: []string{"whole", "pairs", "triads", "fours", "solo"}, Labels: []string{"Whole group", "Pairs", "Groups of three", "Groups of four", "On your own"},
		Default: "whole", Filter: true, Print: true, Doc: "How people work.",
	},
	{Name: "energy", Type: TypeEnum, Values: []string{"low", "medium", "high"}, Required: true, Filter: true, Print: true, Doc: "How lively it is."},
	{
		Name: "comfort", Label: "How personal", Type: TypeInt, Min: 1, Max: 3, Labels: []string{"Nothing personal", "Some sharing", "Personal"}, Required: true, Filter: true, Print: true,
		Narrow: UpTo, Ask: "How personal, at most",
		Doc: "How much people show of themselves: 1 nothing personal, 2 some sharing, 3 personal.", Example: "1",
	},
	skillField,
	{Name: "materials", Type: TypeMaterials, Required: true, EmptyOK: true, Filter: true, Print: true, Doc: "What to bring; [] when nothing is needed.", Example: "[Pens, {name: Colour cards, per: person}]", New: "[]"},
	{
		Name: "online", Type: TypeEnum, Values: []string{"works", "adapt", "unsuitable"}, Labels: []string{"Works online", "Needs changes online", "Not online"}, Required: true, Filter: true, Print: true,
		Narrow: UpTo, Ask: "Where we meet", Choices: []string{"Online, as it is", "Online, with changes too", "In person"}, Doc: "Whether it works in a video call.",
	},
	{
		Name: "needs", Type: TypeEnumList, Values: []string{"standing", "moving", "touch", "writing", "reading", "hearing", "seeing", "private-space", "floor"},
		Filter: true, Print: true, Narrow: Without, Ask: "Leave out what needs", Doc: "What people must be able to do or have; others offer a way round.", Example: "[hearing]",
	},
	{Name: "prep", Label: "Prepare", Type: TypeInt, Min: 0, Max: day, Unit: "minutes", Default: "0", Print: true, Doc: "Minutes to prepare before the session.", Example: "5"},
	{Name: "cautions", Type: TypeTextList, RequiredIf: personal, Print: true, Doc: "What to look out for.", Example: "[Someone may cry; have a quiet corner ready]"},
	{Name: "not_when", Type: TypeTextList, RequiredIf: personal, Print: true, Doc: "When to choose something else.", Example: "[At a first meeting]"},
}

// personal holds for activities in which people show much of themselves.
var personal = When{Field: "comfort", Values: []string{"3"}}

var activityParts = []Part{
	section("Purpose", "What people get from it, in a sentence."),
	section("Set-up", "Room, chairs, materials."),
	mustList("Steps", "One step each; the first bold words are its title, (5 min) at the end its time."),
	section("Say this", "Words that someone can say aloud."),
	section("Variations", "Shorter, longer, smaller, larger."),
	section("Online", "How to do it in a video call."),
	section("Make it easier to join", "Ways to take part for those who cannot or will not."),
	section("Debrief questions", "Two or three open questions."),
	section("Watch for", "What may come up, and what to do then."),
}

var planFields = []Field{
	{Name: "start", Label: "Starts", Type: TypeClock, Print: true, Doc: "When it starts; without it, times count from 0:00.", Example: `"18:00"`, New: `"18:00"`},
	{Name: "length", Type: TypeInt, Min: 1, Max: day, Unit: "minutes", Print: true, Doc: "The booked minutes, against which the plan is measured; without it, plan_length of handbook.yaml.", Example: "90", New: "60"},
	{Name: "group", Label: "People", Type: TypeInt, Min: 1, Max: 500, Unit: "people", Print: true, Doc: "How many people you expect.", Example: "10", New: "10"},
	{Name: "first_meeting", Label: "First meeting", Type: TypeBool, Default: "false", Doc: "People meet for the first time, so nothing very personal belongs in it."},
	{Name: "roles", Type: TypeTextList, Print: true, Doc: "Who is needed.", Example: "[Lead, Support]"},
	{Name: "materials", Type: TypeMaterials, EmptyOK: true, Doc: "What to bring besides what the activities list.", Example: "[Water, Tissues]"},
	{Name: "steps", Type: TypeSteps, Required: true, Doc: "The session in order: each step has use, title or break.", Example: "[{title: Welcome, time: 5}]", New: "\n  - {title: Welcome, time: 5, phase: open}\n  - {title: Main part, time: 40, phase: main, if_short: shorten, time_min: 25}\n  - {title: Closing round, time: 10, phase: close}"},
}

var planParts = []Part{
	section("Before people arrive", "What to set up and agree on."),
	section("Why this order", "Why the steps come as they do."),
	section("If the group is smaller or larger", "What to change."),
}

var handoutFields = []Field{
	{Name: "audience", Type: TypeEnum, Values: []string{"facilitator", "participant", "both"}, Labels: []string{"Facilitators", "Participants", "Everyone"}, Default: "participant", Doc: "Who it is for."},
	{Name: "paper", Type: TypeEnum, Values: []string{"a4", "letter", "a5", "a6", "card"}, Labels: []string{"A4", "Letter", "A5", "A6", "Card"}, Print: true, Doc: "The paper it is made for."},
	{Name: "orientation", Type: TypeEnum, Values: []string{"portrait", "landscape"}, Default: "portrait", Doc: "Upright or sideways."},
	{Name: "copies", Type: TypeEnum, Values: []string{"session", "person", "pair"}, Labels: []string{"One a session", "One each", "One a pair"}, Default: "person", Print: true, Doc: "How many to print."},
	{Name: "fill_in", Label: "To fill in", Type: TypeBool, Default: "false", Filter: true, Print: true, Doc: "Whether people write on it."},
	{Name: "privacy", Type: TypeEnum, Values: []string{"none", "first-names", "confidential"}, Labels: []string{"Nothing private", "First names only", "Confidential"}, Default: "none", Print: true, Doc: "What stands on it once filled in; prints how to store and destroy it."},
	{Name: "large_print", Type: TypeBool, Default: "false", Doc: "Print it in large letters."},
}
