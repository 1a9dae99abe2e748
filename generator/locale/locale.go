package locale

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/collate"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// English is the language in which templates, scripts and Go are written.
const English = "en"

// Locale is one language. The nil Locale is English. It does not change once
// it is made and may be used from several goroutines.
type Locale struct {
	Hash [sha256.Size]byte // of the file: whatever was made with it holds as long as this does

	tag   language.Tag
	table table
}

// table is a file locales/TAG.yaml.
type table struct {
	Name      string                       `yaml:"name"`      // what the language calls itself
	In        map[string]string            `yaml:"in"`        // by language: how this one says "in English"
	Date      string                       `yaml:"date"`      // with {day}, {month} and {year}
	Months    []string                     `yaml:"months"`    // short, January first
	Plurals   map[string]map[string]string `yaml:"plurals"`   // English plural -> CLDR form -> words with {n}
	Headings  map[string][]string          `yaml:"headings"`  // reserved wording -> wordings here, the usual one first
	Labels    map[string][]string          `yaml:"labels"`    // label or alert -> the same
	Words     map[string]string            `yaml:"words"`     // texts of Go
	Templates map[string]string            `yaml:"templates"` // texts of templates
	Scripts   map[string]string            `yaml:"scripts"`   // texts of scripts
	Same      []string                     `yaml:"same"`      // texts that are the same in both languages
}

// Parse reads the file of a language. The error is one in the file.
func Parse(tag string, data []byte) (*Locale, error) {
	t, err := language.Parse(tag)
	if err != nil {
		return nil, fmt.Errorf("no language is called %s", tag)
	}
	l := &Locale{Hash: sha256.Sum256(append([]byte(tag+"\x00"), data...)), tag: t}
	if err := yaml.UnmarshalWithOptions(data, &l.table, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("%s", yaml.FormatError(err, false, false))
	}
	if len(l.table.Months) != 12 {
		return nil, fmt.Errorf("months: has %d names, 12 are needed", len(l.table.Months))
	}
	return l, nil
}

// Key is the key under which to keep what was made of something with this
// hash in this language.
func (l *Locale) Key(of [sha256.Size]byte) [sha256.Size]byte {
	if l == nil {
		return of
	}
	return sha256.Sum256(append(of[:], l.Hash[:]...))
}

// Tag is the language as BCP 47 names it: "es".
func (l *Locale) Tag() string {
	if l == nil {
		return English
	}
	return l.tag.String()
}

// Name is what the language calls itself: "Español".
func (l *Locale) Name() string {
	if l == nil {
		return "English"
	}
	return l.table.Name
}

// In is how l says that something is in another language: "en inglés".
func (l *Locale) In(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	if l != nil && l.table.In[base] != "" {
		return l.table.In[base]
	}
	return tag
}

// Word is a text of Go in this language.
func (l *Locale) Word(english string) string {
	if l != nil && l.table.Words[english] != "" {
		return l.table.Words[english]
	}
	return english
}

// Say is Word of a format of package fmt, filled in.
func (l *Locale) Say(format string, args ...any) string {
	return fmt.Sprintf(l.Word(format), args...)
}

// Count is a number of things: "1 minute", "5 minutes". unit is the English
// plural.
func (l *Locale) Count(n int, unit string) string {
	if l == nil || l.table.Plurals[unit] == nil {
		if n == 1 {
			unit = single(unit)
		}
		return strconv.Itoa(n) + " " + unit
	}
	forms := l.table.Plurals[unit]
	words := forms[formNames[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]]
	if words == "" {
		words = forms["other"]
	}
	return strings.ReplaceAll(words, "{n}", strconv.Itoa(n))
}

// single is the English singular of a unit.
func single(unit string) string {
	if stem, ok := strings.CutSuffix(unit, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(unit, "s")
}

// formNames are the plural forms as CLDR names them.
var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// Date is a day as readers write it.
func (l *Locale) Date(t time.Time) string {
	if l == nil {
		return t.Format("2 Jan 2006")
	}
	return strings.NewReplacer(
		"{day}", strconv.Itoa(t.Day()), "{month}", l.table.Months[t.Month()-1], "{year}", strconv.Itoa(t.Year()),
	).Replace(l.table.Date)
}

// Headings lists the wordings of a reserved heading, the usual one first; none
// when the language has none of its own.
func (l *Locale) Headings(english string) []string {
	if l == nil {
		return nil
	}
	return l.table.Headings[english]
}

// Labels are the wordings of the labels that make a quote a callout, and of
// alerts, by the English one; the usual wording first.
func (l *Locale) Labels() map[string][]string {
	if l == nil {
		return nil
	}
	return l.table.Labels
}

// Order compares texts as a dictionary of the language does. The function must
// not be shared between goroutines.
func (l *Locale) Order() func(a, b string) int {
	if l == nil {
		return func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }
	}
	return collate.New(l.tag, collate.IgnoreCase).CompareString
}
