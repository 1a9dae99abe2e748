package schema

// Fields and parts of what is read: lessons, techniques, playbooks.

var lessonFields = []Field{
	{Name: "path", Label: "Training path", Type: TypeSlug, Required: true, Filter: true, Doc: "The training path it belongs to.", Example: "new-facilitator"},
	{Name: "time", Type: TypeInt, Min: 1, Unit: "minutes", Print: true, Doc: "Minutes it takes.", Example: "25"},
	{Name: "requires", Label: "Do first", Type: TypeRefList, Kinds: []string{"lesson"}, Print: true, Doc: "Lessons to do before.", Example: "[your-role]"},
	{Name: "objectives", Type: TypeTextList, Required: true, Max: 4, Doc: "What the reader can do afterwards, one to four.", Example: "[Open a session in your own words]"},
	{Name: "covers", Label: "Read these", Type: TypeRefList, Doc: "Pages that the lesson is about.", Example: "[active-listening]"},
	{Name: "pass", Type: TypeInt, Min: 0, Max: 100, Unit: "percent", Doc: "Share of questions that must be right the first time; without it, a lesson is done once every best answer was found.", Example: "80"},
}

var lessonParts = []Part{
	section("Read first", "Links to the pages that the lesson is about, in order."),
	section("What to take with you", "Three to five lines that sum it up."),
	section("Two-minute drill", "Something to say or do aloud, alone, at once."),
	section("With your co-facilitator", "The same with somebody else, or in the room."),
	questions("Check yourself", "Numbered questions. [x] marks the one best answer; the line below an option says why. A page that a question links leads to that question."),
}

// questions makes the Part of a lesson that asks: a list of numbered questions
// with a task list each.
func questions(title, doc string) Part {
	p := mustList(title, doc)
	p.New = "1. Write the first question here.\n   - [ ] Write an answer that many people would give.\n     Say kindly why another is better.\n" +
		"   - [x] Write the best answer.\n     Say why."
	return p
}

var techniqueFields = []Field{
	phaseField,
	skillField,
	{Name: "practice_time", Type: TypeInt, Min: 1, Unit: "minutes", Print: true, Doc: "Minutes for one practice drill.", Example: "2"},
	{Name: "use_when", Type: TypeTextList, Print: true, Doc: "Moments when it helps.", Example: "[Two people talk and the rest are silent]"},
	{Name: "not_when", Type: TypeTextList, Print: true, Doc: "Moments when something else is better.", Example: "[Someone is in danger]"},
}

var techniqueParts = []Part{
	must("What it is", "One or two plain sentences."),
	section("Use when", "Only when the field use_when does not say enough."),
	must("How", "The steps, shortest first."),
	must("Say this", "Words that someone can say aloud."),
	section("Sounds like", "What it sounds like, and what it does not."),
	section("Practise", "A drill of two minutes."),
	section("Online and access", "What changes in a video call, and for people who hear, see, read or move in other ways."),
	section("Common slips", "What goes wrong, and what to do then."),
}

var playbookFields = []Field{
	{
		Name: "urgency", Type: TypeEnum, Values: []string{"now", "soon", "later"}, Labels: []string{"Now: life or safety", "Soon: this session", "Later: after the session"},
		Required: true, New: "soon", Filter: true, Print: true, Doc: "How fast to act: now is for life and safety, soon for this session.",
	},
	{Name: "signs", Label: "What you notice", Type: TypeTextList, Required: true, Doc: "What you see or hear when it happens, three to five lines.", Example: `["others look away", "the same voice for three minutes"]`},
	{Name: "setting", Type: TypeEnumList, Values: []string{"in-person", "online"}, Labels: []string{"In person", "Online"}, Filter: true, Doc: "Where it can happen.", Example: "[in-person, online]"},
	{Name: "contacts", Type: TypeRefList, Kinds: []string{"contact"}, Doc: "Who to call, first one first; at least two when urgency is now.", Example: "[emergency, on-call-supervisor]"},
	{Name: "policies", Type: TypeRefList, Kinds: []string{"policy"}, Doc: "Rules of your organisation that apply.", Example: "[limits-of-confidentiality]"},
	{Name: "handoff", Label: "Hand over within", Type: TypeInt, Min: 1, Unit: "minutes", Print: true, Doc: "Minutes until someone else should have taken over.", Example: "15"},
	{Name: "card", Type: TypeBool, Default: "true", Doc: "Whether it is among the pocket cards."},
}

// beforeLater holds for playbooks that are used while the session runs.
var beforeLater = When{Field: "urgency", Values: []string{"now", "soon"}}

var playbookParts = []Part{
	mustList("First minute", "Three to five steps of at most 12 words, each starting with a verb."),
	must("Escalate when", "Bullets: **what you see** -> who to call, with a link to the contact page."),
	must("Say this", "Words that someone can say aloud under stress."),
	mustList("Do now", "What to do next, in order."),
	must("Avoid", "What makes it worse, one bullet each."),
	mustIf(beforeLater, "If you are alone", "What one person without a co-facilitator does."),
	section("With the group", "What to say to and do with the others."),
	section("Online", "What is different in a video call."),
	section("Access", "What is different for someone who hears, sees, speaks, reads or moves in another way."),
	must("Afterwards", "What to do after the session."),
	section("Write down", "What to record, and what not."),
	section("Look after yourself", "What helps the facilitator afterwards."),
	section("Why", "Why this way, for those who want to know."),
	section("Sources", "Where this comes from."),
}
