package schema

import (
	"math"
	"strconv"
)

// Minutes is how long something takes, in steps of half a minute.
type Minutes struct {
	Fixed     float64 // however many people come
	PerPerson float64 // added by each
}

// For is the time for a group of people, rounded up to whole minutes.
func (m Minutes) For(people int) int {
	return int(math.Ceil(m.Fixed + m.PerPerson*float64(max(people, 0))))
}

// Size is how many people something works with. Max 0 means no limit, Best 0
// that the author names no best number.
type Size struct{ Min, Max, Best int }

// Material is something to bring.
type Material struct {
	Name       string
	Per        string // session, person, pair or group: what Qty is counted for
	Qty        int
	Consumable bool   // used up by each activity
	Print      string // id of the handout to print, or ""
	Off        int    // place in the file
	PrintOff   int    // place of Print, or -1
}

// Source is what a page rests on.
type Source struct {
	Title, Org, URL, Year string
	Off                   int
}

// Theme is the look that handbook.yaml chooses. Colours are "#rrggbb" or "".
type Theme struct{ Name, Accent, AccentDark string }

// Words are everyday words for a page, or what to say instead of a word.
type Words struct {
	Key   string // page id; in lint: the word to avoid
	Words []string
	Off   int // place of Key
}

// Heading is the wording of a reserved heading or label in another language.
type Heading struct {
	Language string // "es"
	Title    string // the reserved wording, "Say this"
	Text     string // the wording there, "Diga esto"
	Off      int    // place of Title
}

// Minutes is a time in minutes; a plain number of minutes counts as fixed.
func (v Values) Minutes(name string) Minutes {
	val := v.find(name)
	if val == nil {
		return Minutes{Fixed: number(v.standard(name))}
	}
	return val.minutes()
}

func (val value) minutes() Minutes {
	if val.items == nil {
		return Minutes{Fixed: number(val.text)}
	}
	return Minutes{Fixed: number(val.sub(minutesFields, "fixed")), PerPerson: number(val.sub(minutesFields, "per_person"))}
}

// Size is a group size.
func (v Values) Size(name string) Size {
	val := v.find(name)
	if val == nil {
		return Size{}
	}
	return Size{Min: val.int(sizeFields, "min"), Max: val.int(sizeFields, "max"), Best: val.int(sizeFields, "best")}
}

// Materials is a list of things to bring; a fresh slice.
func (v Values) Materials(name string) []Material {
	if val := v.find(name); val != nil {
		return val.materials()
	}
	return nil
}

func (val value) materials() []Material {
	out := make([]Material, len(val.items))
	for i, m := range val.items {
		out[i] = Material{
			Name: m.sub(materialFields, "name"), Per: m.sub(materialFields, "per"), Qty: m.int(materialFields, "qty"),
			Consumable: m.sub(materialFields, "consumable") == "true", Print: m.sub(materialFields, "print"),
			Off: m.off, PrintOff: m.subOff("print"),
		}
	}
	return out
}

// Sources is a list of sources; a fresh slice.
func (v Values) Sources(name string) []Source {
	val := v.find(name)
	if val == nil {
		return nil
	}
	out := make([]Source, len(val.items))
	for i, s := range val.items {
		out[i] = Source{
			Title: s.sub(sourceFields, "title"), Org: s.sub(sourceFields, "org"),
			URL: s.sub(sourceFields, "url"), Year: s.sub(sourceFields, "year"), Off: s.off,
		}
	}
	return out
}

// Theme is the look.
func (v Values) Theme(name string) Theme {
	var val value
	if got := v.find(name); got != nil {
		val = *got
	}
	return Theme{Name: val.sub(themeFields, "name"), Accent: val.sub(themeFields, "accent"), AccentDark: val.sub(themeFields, "accent_dark")}
}

// Words is a map from names to lists of words, in the order of the file.
func (v Values) Words(name string) []Words {
	if val := v.find(name); val != nil {
		return val.words()
	}
	return nil
}

func (val value) words() []Words {
	out := make([]Words, len(val.items))
	for i, w := range val.items {
		out[i] = Words{Key: w.name, Words: w.texts(), Off: w.key}
	}
	return out
}

// Headings is the wordings of other languages, in the order of the file.
func (v Values) Headings(name string) []Heading {
	var out []Heading
	if val := v.find(name); val != nil {
		for _, lang := range val.items {
			for _, h := range lang.items {
				out = append(out, Heading{Language: lang.name, Title: h.name, Text: h.text, Off: h.key})
			}
		}
	}
	return out
}

// texts is the words of a list, or of a single text.
func (val value) texts() []string {
	if val.items == nil {
		return []string{val.text}
	}
	out := make([]string, len(val.items))
	for i, item := range val.items {
		out[i] = item.text
	}
	return out
}

func (val value) int(fields []Field, name string) int {
	n, _ := strconv.Atoi(val.sub(fields, name))
	return n
}

// number reads a checked number; "" is 0.
func number(s string) float64 {
	n, _ := strconv.ParseFloat(s, 64)
	return n
}
