package schema

// Kinds lists every kind of page, in the order of a handbook.
func Kinds() []Kind { return append([]Kind(nil), kindTable...) }

// Names lists the names of all kinds.
func Names() []string {
	names := make([]string, len(kindTable))
	for i := range kindTable {
		names[i] = kindTable[i].Name
	}
	return names
}

// Lookup finds a kind by its name.
func Lookup(name string) (*Kind, bool) {
	for i := range kindTable {
		if kindTable[i].Name == name {
			return &kindTable[i], true
		}
	}
	return nil, false
}

// kindTable has one row for each kind. Fields shared by all pages come from
// common; longer lists stand in the file of their kinds.
var kindTable = []Kind{
	{
		Name: "home", File: "index.md", Label: "Home", Plural: "Home",
		Doc:    "The first page: what this handbook is, in a few lines.",
		Fields: common(),
	},
	{
		Name: "guide", Dir: "guides", Label: "Guide", Plural: "Guides", Library: true, Starter: true,
		Doc:    "Reading: the role, preparing, structure, confidentiality, self-care.",
		Fields: common(),
	},
	{
		Name: "lesson", Dir: "lessons", Label: "Lesson", Plural: "Lessons", Library: true, Starter: true,
		Doc:    "A step of a training path, with objectives and a self-check.",
		Fields: with(common(), lessonFields...), Parts: lessonParts,
	},
	{
		Name: "technique", Dir: "techniques", Label: "Technique", Plural: "Techniques", Library: true, Starter: true, Ordered: true,
		Doc:    "A way to facilitate: when, how, what to say.",
		Fields: with(common(), techniqueFields...), Parts: techniqueParts,
	},
	{
		Name: "playbook", Dir: "playbooks", Label: "Playbook", Plural: "Playbooks", Library: true, Starter: true, Ordered: true,
		Doc:    "What to do when something happens in a session; read under stress.",
		Fields: with(common(), playbookFields...), Parts: playbookParts,
	},
	{
		Name: "activity", Dir: "activities", Label: "Activity", Plural: "Activities", Library: true, Starter: true, Ordered: true,
		Doc:    "Something to do together, with time, size, materials and steps.",
		Fields: with(common(), activityFields...), Parts: activityParts,
	},
	{
		Name: "icebreaker", Dir: "icebreakers", Label: "Icebreaker", Plural: "Icebreakers", Library: true, Starter: true, Ordered: true,
		Doc:    "A short activity that helps people arrive or get to know each other.",
		Fields: with(common(), activityFields...), Parts: activityParts,
	},
	{
		Name: "plan", Dir: "plans", Label: "Session plan", Plural: "Session plans", Library: true, Starter: true,
		Doc:    "A session minute by minute, made of activities, own steps and breaks.",
		Fields: with(common(), planFields...), Parts: planParts,
	},
	{
		Name: "handout", Dir: "handouts", Label: "Handout", Plural: "Handouts", Library: true, Starter: true,
		Doc:    "One page to print and give out or hang up.",
		Fields: with(common(), handoutFields...),
	},
	{
		Name: "contact", Dir: "contacts", Label: "Contact", Plural: "Contacts", Starter: true,
		Doc:    "Someone to call, with the date the number was checked.",
		Fields: with(common(), contactFields...), Parts: contactParts,
	},
	{
		Name: "policy", Dir: "policies", Label: "Policy", Plural: "Policies", Starter: true, Ordered: true,
		Doc:    "A rule of your organisation; a template until you adopt it.",
		Fields: with(common(), policyFields...), Parts: policyParts,
	},
	{
		Name: "glossary", File: "glossary.md", Label: "Glossary", Plural: "Glossary",
		Doc:    "Words explained: one ### heading for each.",
		Fields: with(common(), Field{Name: "unlinked", Type: TypeTextList, Doc: "Words of the glossary that are everyday words too, and so are not linked where other pages use them.", Example: "[Pass, Agreement]"}),
	},
	{
		Name: "section", Label: "Introduction", Plural: "Introductions",
		Doc:    "A few lines above the list of a folder.",
		Fields: with(common(), sectionFields...),
	},
}
