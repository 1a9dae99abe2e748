package schema

// Settings is the table of handbook.yaml, in the style of a kind.
func Settings() *Kind { return &settings }

var settings = Kind{
	Name: "settings", File: "handbook.yaml", Label: "Settings", Plural: "Settings",
	Doc: "The settings of the handbook; only title is needed.",
	Fields: []Field{
		{Name: "format", Type: TypeInt, Min: 1, Max: 1, Default: "1", Doc: "Version of these rules.", Example: "1"},
		{Name: "name", Type: TypeSlug, Default: "handbook", Doc: "A short name under which phones keep the handbook; never change it.", Example: "peer-groups"},
		{Name: "title", Type: TypeText, Required: true, Max: 80, Doc: "What the handbook is called.", Example: "Facilitating support groups"},
		{Name: "tagline", Type: TypeText, Max: 160, Doc: "One line below the title."},
		{Name: "organisation", Type: TypeText, Doc: "Who publishes it; printed on handouts.", Example: "Riverside Peer Services"},
		{Name: "language", Type: TypeLanguage, Default: "en", Doc: "The language of pages without a language in their name.", Example: "en"},
		{Name: "locales", Type: TypeLanguageList, Doc: "Which translations (name.es.md) to show; without it, all.", Example: "[es]"},
		{Name: "headings", Type: TypeHeadings, Doc: "Reserved headings and labels in other languages.", Example: "{es: {Say this: Diga esto}}"},
		{Name: "base_url", Type: TypeURL, Doc: "Web address of the handbook; adds a sitemap and the like, nothing needs it.", Example: "https://handbook.example.org/"},
		{Name: "time_zone", Type: TypeText, Doc: "Time zone of sessions, for calendars.", Example: "America/Chicago"},
		{Name: "version", Type: TypeText, Max: 40, Doc: "Your own version mark; printed, so that old paper shows.", Example: `"2026-11"`},
		{Name: "help", Type: TypeRefList, Kinds: []string{"contact"}, Max: 3, Code: "settings-help", Doc: "One to three contacts for the strip at the top of every page.", Example: "[emergency, crisis-line, on-call-supervisor]"},
		{Name: "theme", Type: TypeTheme, Doc: "The look: a theme's name, or a name and your colours.", Example: `{name: default, accent: "#7a3e9d"}`},
		{Name: "plan_length", Type: TypeInt, Min: 1, Max: 1440, Default: "90", Unit: "minutes", Doc: "Booked minutes of a plan that does not say.", Example: "90"},
		{Name: "tags", Type: TypeSlugList, Doc: "The tags that pages may use; without it, any.", Example: "[airtime, conflict]"},
		{Name: "words", Type: TypeWords, Doc: "Everyday words that should find a page, by its id.", Example: "{conflict: [kicking off, shouting]}"},
		{Name: "lint", Type: TypeLint, Doc: "Changes to the advice that handrail check gives: more words to avoid, and what is right here for a reason.", Example: "{allow: [{word: crazy golf, why: a game}]}"},
		{
			Name: "release", Type: TypeEnumList, Values: []string{"contacts", "policies", "reviews", "translations"}, EmptyOK: true, Default: "contacts policies reviews translations",
			Doc: "What handrail check --release insists on: contacts checked, policies adopted, critical pages reviewed and their translations fresh and reviewed.", Example: "[contacts, policies]",
		},
		{Name: "offline", Type: TypeBool, Default: "true", Doc: "Whether phones keep the handbook, so that it opens without a connection; false takes back what they kept.", Example: "false"},
		{Name: "quick_exit", Type: TypeURL, Doc: "Adds a button that leaves the handbook at once, to this address.", Example: "https://www.example.org/weather"},
		{Name: "feedback", Type: TypeReach, Doc: "Mail address or number for mistakes that readers find.", Example: "handbook@example.org"},
	},
}
