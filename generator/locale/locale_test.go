package locale_test

import (
	"testing"
	"time"

	"handrail/generator/locale"
)

// small is a language with what the tests need.
func small(t *testing.T) *locale.Locale {
	t.Helper()
	l, err := locale.Parse("es", []byte(`name: Español
in: {en: en inglés}
date: "{day} de {month} de {year}"
months: [ene, feb, mar, abr, may, jun, jul, ago, sep, oct, nov, dic]
plurals:
  minutes: {one: "{n} minuto", other: "{n} minutos"}
words:
  "%s of %d": "de %[2]d, %[1]s"
templates:
  "Next": "Siguiente"
  "{{.}} people": "{{.}} personas"
  "Say \"it\"": "Di \"eso\""
  "Take one of the <a href=\"{{.}}\">plans</a>.": "Toma uno de los <a href=\"{{.}}\">planes</a>."
scripts:
  "Done": "Está \"hecho\""
  "Over by ${n} of ${all}": "${all}: ${n} de más"
  " min": " minutos"
`))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTemplate(t *testing.T) {
	l := small(t)
	for _, tt := range []struct{ name, src, want string }{
		{"between tags", `<b>Next</b> <i>Next one</i>`, `<b>Siguiente</b> <i>Next one</i>`},
		{"around a value", `<p>{{.}} people</p>`, `<p>{{.}} personas</p>`},
		{"between actions that decide", `{{if .X}}Next{{else}}{{with .Y}} Next {{end}}{{end}}`, `{{if .X}}Siguiente{{else}}{{with .Y}} Siguiente {{end}}{{end}}`},
		{"an attribute that is read out", `<a aria-label="Next" class="Next">`, `<a aria-label="Siguiente" class="Next">`},
		{"words that an action hands on", `{{template "print" "Next"}}`, `{{template "print" "Siguiente"}}`},
		{"a comment", `{{/* Next */}}<!-- Next --><b>Next</b>`, `{{/* Next */}}<!-- Next --><b>Siguiente</b>`},
		{"a tag among the words", `<li>Take one of the <a href="{{.}}">plans</a>.</li>`, `<li>Toma uno de los <a href="{{.}}">planes</a>.</li>`},
		{"quotes in an attribute", `<a title='Say "it"'>`, `<a title='Di &#34;eso&#34;'>`},
	} {
		if got := string(l.Template([]byte(tt.src))); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestScript(t *testing.T) {
	l := small(t)
	for _, tt := range []struct{ name, src, want string }{
		{"a text", `say("Done");`, `say("Está \"hecho\"");`},
		{"other quotes", `say('Done');`, `say('Está "hecho"');`},
		{"a name", `const Done = x.Done; // "Done"`, `const Done = x.Done; // "Done"`},
		{"another order", "say(`Over by ${n} of ${all}`)", "say(`${all}: ${n} de más`)"},
		{"a piece of a template", "say(`${f(`${n} min`)} min`)", "say(`${f(`${n} minutos`)} minutos`)"},
		{"a regular expression", `x.replace(/"/g, "Done") / 2`, `x.replace(/"/g, "Está \"hecho\"") / 2`},
	} {
		if got := string(l.Script([]byte(tt.src))); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	var english *locale.Locale
	l := small(t)
	day := time.Date(2026, time.November, 3, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct{ name, got, want string }{
		{"a format in another order", l.Say("%s of %d", "uno", 2), "de 2, uno"},
		{"a format that is not translated", l.Say("%d left", 2), "2 left"},
		{"one", l.Count(1, "minutes"), "1 minuto"},
		{"several", l.Count(0, "minutes"), "0 minutos"},
		{"English one", english.Count(1, "copies"), "1 copy"},
		{"English several", english.Count(2, "minutes"), "2 minutes"},
		{"a day", l.Date(day), "3 de nov de 2026"},
		{"an English day", english.Date(day), "3 Nov 2026"},
		{"another language", l.In("en-GB"), "en inglés"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
	if order := l.Order(); order("ñandú", "nz") < 0 || order("árbol", "zeta") > 0 {
		t.Error("ñ comes before n, or á behind z")
	}
}

func TestFaultsOfALanguage(t *testing.T) {
	for _, tt := range []struct{ name, tag, text string }{
		{"no language", "x", "months: []"},
		{"a misspelt table", "es", "templats: {}"},
		{"too few months", "es", "months: [ene]"},
	} {
		if _, err := locale.Parse(tt.tag, []byte(tt.text)); err == nil {
			t.Errorf("%s is taken", tt.name)
		}
	}
}
