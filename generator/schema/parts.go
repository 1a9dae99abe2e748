package schema

// The fields inside of fields that hold more than one value, in the style of
// the kinds' own.

var minutesFields = []Field{
	{Name: "fixed", Type: TypeHalf, Max: longest, Unit: "minutes", Default: "0", Doc: "Minutes it takes however many people come."},
	{Name: "per_person", Type: TypeHalf, Max: eachMax, Unit: "minutes", Default: "0", Doc: "Minutes that each person adds."},
}

var sizeFields = []Field{
	{Name: "min", Type: TypeInt, Required: true, Min: 1, Unit: "people", Doc: "The fewest people it works with.", Example: "3"},
	{Name: "max", Type: TypeInt, Min: 1, Unit: "people", Doc: "The most people it works with; leave out when there is no limit.", Example: "12"},
	{Name: "best", Type: TypeInt, Min: 1, Unit: "people", Doc: "The number it works best with.", Example: "8"},
}

var themeFields = []Field{
	{Name: "name", Type: TypeSlug, Default: "default", Doc: "The theme's name: a folder in themes/, or default.", Example: "default"},
	{Name: "accent", Type: TypeColour, Doc: "Your colour for links and buttons.", Example: `"#7a3e9d"`},
	{Name: "accent_dark", Type: TypeColour, Doc: "The same for dark screens, when accent is too dark there.", Example: `"#c9a3e0"`},
}

var lintFields = []Field{
	{Name: "avoid", Type: TypeWords, Doc: "More words to avoid, each with what to say instead.", Example: "{frequent flyer: [someone who comes often]}"},
	{Name: "allow", Type: TypeAllowed, Doc: "Words of the built-in list that are right in this handbook, each with the reason.", Example: "[{word: crazy golf, why: a game}]"},
	{Name: "except", Type: TypeExcepts, Doc: "Advice that does not hold for some pages, or for the whole handbook, each with the reason.", Example: "[{advice: reading-grade, pages: [transport], why: words of the law}]"},
}

var allowedFields = []Field{
	{Name: "word", Type: TypeText, Required: true, Doc: "A word or phrase of the list, or a phrase that holds one.", Example: "crazy golf"},
	{Name: "why", Type: TypeText, Required: true, Doc: "Why it is right here, for those who come after you.", Example: "a game"},
}

var exceptFields = []Field{
	{Name: "advice", Type: TypeText, Required: true, Doc: "The word in square brackets at the end of the message.", Example: "reading-grade"},
	{Name: "pages", Type: TypeRefList, Doc: "The pages, by id; without it, all.", Example: "[transport]"},
	{Name: "why", Type: TypeText, Required: true, Doc: "Why it does not hold here, for those who come after you.", Example: "words of the law"},
}

var materialFields = []Field{
	{Name: "name", Type: TypeText, Required: true, Max: 60, Doc: "What to bring.", Example: "Colour cards"},
	{Name: "per", Type: TypeEnum, Values: []string{"session", "person", "pair", "group"}, Default: "session", Doc: "What qty is counted for."},
	{Name: "qty", Type: TypeInt, Min: 1, Max: 9999, Default: "1", Doc: "How many.", Example: "2"},
	{Name: "consumable", Type: TypeBool, Default: "false", Doc: "Used up, so it is needed again for each activity."},
	{Name: "print", Type: TypeRef, Kinds: []string{"handout"}, Doc: "The handout to print for it.", Example: "feelings-wheel"},
}

var sourceFields = []Field{
	{Name: "title", Type: TypeText, Required: true, Doc: "Title of the book, page or law.", Example: "Trauma-Informed Care in Behavioral Health Services"},
	{Name: "org", Type: TypeText, Doc: "Who wrote or published it.", Example: "SAMHSA"},
	{Name: "url", Type: TypeURL, Doc: "Where to read it."},
	{Name: "year", Type: TypeText, Doc: "Year of publication.", Example: "2014"},
}

var stepFields = []Field{
	{Name: "use", Type: TypeRef, Kinds: []string{"activity", "icebreaker"}, Doc: "The activity or icebreaker that the step runs.", Example: "weather-report"},
	{Name: "title", Type: TypeText, Doc: "A step in your own words, instead of use.", Example: "Welcome"},
	{Name: "break", Type: TypeInt, Min: 1, Max: longest, Unit: "minutes", Doc: "A break of so many minutes, instead of use or title.", Example: "10"},
	{Name: "time", Type: TypeMinutes, Max: longest, Unit: "minutes", Doc: "How long it takes, 0 for a moment such as doors open; without it, the time of the activity that is used.", Example: "15"},
	{Name: "time_min", Type: TypeInt, Min: 1, Max: longest, Unit: "minutes", Doc: "The shortest it can be cut to when you run late.", Example: "8"},
	{Name: "who", Type: TypeText, Doc: "The role that leads it.", Example: "Lead"},
	{Name: "phase", Type: TypeEnum, Values: phases, Labels: phaseLabels, Doc: "The part of the session it belongs to."},
	{Name: "at", Type: TypeClock, Doc: "A clock time that the step must not start before.", Example: `"19:00"`},
	{Name: "note", Type: TypeText, Doc: "A note for the facilitator."},
	{Name: "say", Type: TypeText, Doc: "Words to say."},
	{Name: "materials", Type: TypeMaterials, Doc: "What the step needs besides what its activity lists."},
	{Name: "handout", Type: TypeRef, Kinds: []string{"handout"}, Doc: "A handout that the step uses.", Example: "ground-rules-poster"},
	{Name: "if_short", Type: TypeEnum, Values: []string{"keep", "shorten", "skip"}, Default: "keep", Doc: "What to do with the step when you run late."},
	{Name: "backup", Type: TypeRef, Kinds: []string{"activity", "icebreaker"}, Doc: "What to do instead when the step does not work today."},
}

var (
	phases      = []string{"prepare", "open", "agree", "main", "share", "close", "after"}
	phaseLabels = []string{"Before the session", "Opening", "Agreements", "Main part", "Sharing", "Closing", "After the session"}
)
