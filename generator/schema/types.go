package schema

// Type is a sort of value.
type Type int

// The sorts of values. What each is called and looks like stands in the table
// below.
const (
	TypeText Type = iota
	TypeSlug
	TypeInt
	TypeHalf // a number in steps of a half
	TypeBool
	TypeDate
	TypeClock
	TypeEnum
	TypeRef
	TypeURL
	TypePhone
	TypeReach // a mail address or a phone number
	TypeLanguage
	TypeRevision
	TypeColour
	TypeKind // the name of the page's own kind

	TypeTextList
	TypeSlugList
	TypeEnumList
	TypeRefList
	TypeLanguageList

	TypeMinutes // see Minutes
	TypeSize    // see Size
	TypeTheme   // see Theme
	TypeLint    // see Lint

	TypeMaterials // see Material
	TypeSteps     // see Step
	TypeSources   // see Source
	TypeAllowed   // see Allowed
	TypeExcepts   // see Except

	TypeWords    // see Words
	TypeHeadings // see Heading
)

// form is the outline of a value in YAML.
type form int

const (
	formScalar   form = iota
	formList          // [a, b]
	formMap           // {name: value}, names from a table
	formMaps          // a list of such maps
	formOpen          // {any name: text or list of texts}
	formOpenMaps      // {any name: {any name: text}}
)

// typeRow is a row of the table of types.
type typeRow struct {
	name   string // in a reference: "whole number"
	want   string // after "must be", without example
	like   string // an example, when the field has none
	form   form
	item   Type    // of lists: the type of each
	fields []Field // of maps: what they hold
	bare   string  // of maps: the field that a bare value stands for, or ""
	number bool    // a number in JSON Schema, too
}

// row finds the row of a type.
func (t Type) row() typeRow { return typeTable[t] }

// String is the name of the type in plain words.
func (t Type) String() string { return typeTable[t].name }

// Fields lists what a value of this type holds when it is a map or a list of
// maps, else nil.
func (t Type) Fields() []Field { return typeTable[t].fields }

// List tells whether the type holds several values.
func (t Type) List() bool { return t.row().form == formList || t.row().form == formMaps }

var typeTable = []typeRow{
	TypeText:     {name: "text", want: "text", like: "Welcome"},
	TypeSlug:     {name: "short name", want: "a short name of small letters, digits and dashes", like: "new-facilitator"},
	TypeInt:      {name: "whole number", want: "a whole number", like: "10", number: true},
	TypeHalf:     {name: "number", want: "a number in steps of a half", like: "1.5", number: true},
	TypeBool:     {name: "true or false", want: "true or false"},
	TypeDate:     {name: "date", want: "a date", like: "2026-11-01"},
	TypeClock:    {name: "clock time", want: "a clock time from 00:00 to 23:59", like: `"18:00"`},
	TypeEnum:     {name: "one of a list", want: "one word of its list"},
	TypeRef:      {name: "page id", want: "the id of a page", like: "weather-report"},
	TypeURL:      {name: "web address", want: "a whole web address", like: "https://example.org/"},
	TypePhone:    {name: "phone number in quotes", want: "a phone number in quotes", like: `"555 0100"`},
	TypeReach:    {name: "mail address, or phone number in quotes", want: "a mail address or a phone number in quotes", like: "handbook@example.org"},
	TypeLanguage: {name: "language code", want: "a language code", like: "en"},
	TypeRevision: {name: "revision", want: "12 digits and letters from a to f", like: "3f9c01aa52be"},
	TypeKind:     {name: "kind", want: "the name of the page's kind"},
	TypeColour:   {name: "colour in quotes", want: "a colour in quotes", like: `"#7a3e9d"`},

	TypeTextList:     {name: "list of texts", want: "a list", like: "[one, two]", form: formList, item: TypeText},
	TypeSlugList:     {name: "list of short names", want: "a list", like: "[calm, conflict]", form: formList, item: TypeSlug},
	TypeEnumList:     {name: "some of a list", want: "a list", form: formList, item: TypeEnum},
	TypeRefList:      {name: "list of page ids", want: "a list of page ids", like: "[active-listening]", form: formList, item: TypeRef},
	TypeLanguageList: {name: "list of language codes", want: "a list of language codes", like: "[en, es]", form: formList, item: TypeLanguage},

	TypeMinutes: {name: "minutes", want: "whole minutes such as 10, or {fixed: 2, per_person: 1}", form: formMap, fields: minutesFields, bare: "fixed", number: true},
	TypeSize:    {name: "group size", want: "a group size such as {min: 3, max: 12, best: 8}", form: formMap, fields: sizeFields},
	TypeTheme:   {name: "theme", want: "a theme's name, or {name: default, accent: \"#7a3e9d\"}", form: formMap, fields: themeFields, bare: "name"},
	TypeLint:    {name: "word checks", want: "name: value pairs such as {avoid: {frequent flyer: someone who comes often}}", form: formMap, fields: lintFields},

	TypeMaterials: {name: "list of materials", want: "a list such as [Pens], or [{name: Cards, per: person}]", form: formMaps, fields: materialFields, bare: "name"},
	TypeSteps:     {name: "list of steps", want: "a list of steps such as {title: Welcome, time: 5}", form: formMaps, fields: stepFields},
	TypeSources:   {name: "list of sources", want: "a list such as [{title: A guide, org: Who wrote it}]", form: formMaps, fields: sourceFields},
	TypeAllowed:   {name: "list of words with reasons", want: "a list such as [{word: crazy golf, why: a game}]", form: formMaps, fields: allowedFields},
	TypeExcepts:   {name: "list of exceptions with reasons", want: "a list such as [{advice: reading-grade, pages: [transport], why: words of the law}]", form: formMaps, fields: exceptFields},

	TypeWords:    {name: "words by page id", want: "page ids with lists of words, such as {conflict: [shouting]}", form: formOpen},
	TypeHeadings: {name: "wordings by language", want: "wordings by language, such as {es: {Say this: Diga esto}}", form: formOpenMaps},
}
