package theme_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handrail/generator/locale"
	"handrail/generator/site"
	"handrail/generator/theme"
	"handrail/themes"
)

// spanish are translations of pages of the specimen. Its boundaries and its
// activities stay in English.
var spanish = map[string]string{
	"index.es.md": "---\ntitle: \"Riverside: facilitar grupos\"\nsummary: Por dónde empezar.\n---\nAbre un [protocolo](playbooks/index.md), o lee sobre los [límites](guides/boundaries.md) y lo que dice [tu papel](guides/your-role.md#one).\n\n## De qué trata\nUna ronda abre cada sesión.\n",
	"playbooks/suicide.es.md": `---
title: Alguien habla de suicidio
summary: Pregunta, quédate, llamen juntos.
signs: [dice que quiere morir, se despide]
aliases: [se quiere matar]
---
## Di esto
> **Di:** "Me alegra que nos lo digas."

No se enlaza nada en lo que se dice.

## Primer minuto
1. Pregunta directamente.
2. Quédate con la persona.
3. Llama a la [línea de crisis](../contacts/crisis-line.md).

## Haz ahora
1. Hablen. Mira los [límites](../guides/boundaries.md).

## Pide ayuda si
- Tiene un plan: llama a [emergencias](../contacts/emergency.md).

## Evita
- Prometer que guardarás el secreto.

## Nuestra propia parte
Palabras.

## Después
- Descansa.
`,
	"plans/weekly.es.md": `---
title: Sesión semanal
summary: La de siempre.
start: "18:00"
materials: [Agua]
roles: [Guía, Apoyo]
steps:
  - {title: Bienvenida, who: Guía, say: "Hola."}
  - {use: weather, who: Apoyo}
  - {use: collage}
  - {break: 10, note: Habla en voz baja.}
  - {title: Cierre}
---
## Antes de que llegue la gente
- Sillas.
`,
}

// inSpanish is the specimen in English and Spanish, rendered.
func inSpanish(t *testing.T) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(themes.Default(), "locales/es.yaml")
	if err != nil {
		t.Fatal(err)
	}
	es, err := locale.Parse("es", data)
	if err != nil {
		t.Fatal(err)
	}
	s := specimen(t, nil)
	in := site.Input{Settings: s.Settings, Has: func(string) bool { return false }, Drafts: true, Assets: map[string]*site.Asset{}}
	for _, a := range s.Assets {
		in.Assets[a.Path] = a
	}
	for _, n := range s.Nodes {
		in.Pages = append(in.Pages, n.Page)
	}
	translations := map[string]*site.Page{}
	for name, text := range spanish {
		of, _ := site.TranslationOf(name)
		p, ds := site.ParseTranslation(site.Source{Path: name, Data: []byte(text)}, s.Page(of).Page, es)
		for _, d := range ds {
			t.Errorf("%s: %s", d.Pos, d.Text)
		}
		translations[of] = p
	}
	other, ds := s.InLanguage(in, translations, es)
	for _, d := range ds {
		t.Errorf("%s: %s", d.Pos, d.Text)
	}
	s.Languages = append(s.Languages, other)
	speaks, ds := theme.In(es, "default", themes.Default())
	for _, d := range ds {
		t.Fatalf("%s: %s", d.Pos, d.Text)
	}
	return bytesOf(t, theme.Render([]theme.Language{{Theme: standard(t), Site: s}, {Theme: speaks, Site: other}}, nil))
}

func TestGoldenInSpanish(t *testing.T) {
	golden(t, inSpanish(t), "es/index.html", "es/playbooks/suicide.html", "es/plans/weekly.html", "es/playbooks/index.html", "guides/boundaries.html")
}

// TestPagesInAnotherLanguage: what is translated is a page of its own, and
// each leads to the other; what is not leads to the page as it is, and says so.
func TestPagesInAnotherLanguage(t *testing.T) {
	files := inSpanish(t)
	for _, tt := range []struct{ page, has, why string }{
		{"es/playbooks/suicide.html", `<html lang=es`, "the page says its language"},
		{"es/playbooks/suicide.html", `<a href=../../playbooks/suicide.html lang=en hreflang=en>English</a>`, "the way to English"},
		{"playbooks/suicide.html", `<a href=../es/playbooks/suicide.html lang=es hreflang=es>Español</a>`, "the way to Spanish"},
		{"es/playbooks/suicide.html", `id=first-minute`, "anchors are those of the page"},
		{"es/playbooks/suicide.html", `href=../../guides/boundaries.html#page.es hreflang=en>límites</a> <small class=muted>(en inglés)</small>`, "a link to a page that is not translated"},
		{"es/playbooks/suicide.html", "raducción sin revisar", "nobody reviewed the translation"},
		{"es/plans/weekly.html", `<span data-f=title lang=en>Weather report</span>`, "an activity in English says so to those who listen"},
		{"es/plans/weekly.html", "10 personas", "numbers of people"},
		{"es/plans/weekly.full.html", "Sesión semanal", "a sheet for paper"},
		{"guides/boundaries.html", `<p class=fallback id=page.es lang=es>Esta página todavía no está en español.`, "what readers of Spanish are told on an English page"},
		{"es/index.html", `data-index=../es/search/index.js`, "search in Spanish"},
		{"404.html", "Aquí no hay ninguna página", "a wrong address, in both languages"},
	} {
		if !strings.Contains(files[tt.page], tt.has) {
			t.Errorf("%s: %s: there is no %s", tt.page, tt.why, tt.has)
		}
	}
	if files["es/guides/boundaries.html"] != "" {
		t.Error("a page that is not translated has a page in Spanish")
	}
	if strings.Contains(files["playbooks/suicide.html"], `class=fallback`) {
		t.Error("a page that is translated says that it is not")
	}
}

// TestTitlesSayTheirLanguage: wherever a page in Spanish shows the title of a
// page that is not, as a way to it, it says "(en inglés)" right there.
func TestTitlesSayTheirLanguage(t *testing.T) {
	files := inSpanish(t)
	var titles []string
	for _, n := range specimen(t, nil).Nodes {
		if files["es/"+n.Out] == "" {
			titles = append(titles, n.Title)
		}
	}
	ways := 0
	for name, page := range files {
		if !strings.HasPrefix(name, "es/") || !strings.HasSuffix(name, ".html") {
			continue
		}
		for n := range parse(t, page).Descendants() {
			if n.Type != html.ElementNode || n.Data != "a" || !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" && strings.HasSuffix(a.Val, "#page.es") }) {
				continue
			}
			if !slices.ContainsFunc(titles, func(title string) bool { return strings.Contains(text(n), title) }) {
				continue // words of an author's, who writes Spanish
			}
			ways++
			if !strings.Contains(text(n), "en inglés") && !strings.HasPrefix(following(n), "(en inglés)") {
				t.Errorf("%s: %s does not say that it is in English", name, text(n))
			}
		}
	}
	for _, name := range []string{"es/index.html", "es/lessons/index.html"} {
		if !strings.Contains(files[name], "Seguir: <span lang=en>Second lesson</span> <small class=muted>(en inglés)</small>") {
			t.Errorf("%s: the lesson to go on with does not say that it is in English", name)
		}
	}
	if ways < 20 {
		t.Errorf("only %d ways to pages in English", ways)
	}
}

// following is the text of what stands behind an element.
func following(n *html.Node) string {
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		if s := strings.TrimSpace(text(n)); s != "" {
			return s
		}
	}
	return ""
}

// TestOneLanguageKnowsNoOther: in a handbook in one language nothing speaks of
// others, not even a style.
func TestOneLanguageKnowsNoOther(t *testing.T) {
	for name, text := range render(t, specimen(t, nil)) {
		if strings.Contains(text, "hreflang") || strings.Contains(text, "languages") && !strings.HasSuffix(name, ".js") || strings.Contains(text, "fallback") && strings.HasSuffix(name, ".html") {
			t.Errorf("%s speaks of other languages", name)
		}
	}
}

// TestHandbookInSpanish: a handbook whose own language is Spanish has the
// theme's words in it, and knows its reserved headings.
func TestHandbookInSpanish(t *testing.T) {
	data, err := fs.ReadFile(themes.Default(), "locales/es.yaml")
	if err != nil {
		t.Fatal(err)
	}
	es, err := locale.Parse("es", data)
	if err != nil {
		t.Fatal(err)
	}
	p, ds := site.ParseIn(site.Source{Path: "activities/a.md", Data: []byte("---\ntitle: A\nsummary: S.\ntype: trust\ntime: 5\nsize: {min: 3}\nenergy: low\ncomfort: 1\nmaterials: []\nonline: works\nphase: open\nneeds: []\n---\n## Pasos\n1. Uno.\n\n## Di esto\n> **Diga:** Hola.\n")}, es)
	for _, d := range ds {
		t.Errorf("%s: %s", d.Pos, d.Text)
	}
	settings := site.Settings{Title: "Manual", Name: "m", Language: "es", PlanLength: 90}
	s, _ := site.Link(site.Input{Settings: settings, Pages: []*site.Page{p}, Has: func(string) bool { return false }, Words: es})
	speaks, ds := theme.In(es, "default", themes.Default())
	for _, d := range ds {
		t.Fatal(d.Text)
	}
	page := bytesOf(t, speaks.Render(s, nil))["activities/a.html"]
	for _, want := range []string{`<p class=callout__label>Di</p>`, `id=steps>Pasos`, "<dt>Energía</dt><dd>Baja", "Biblioteca", "Saltar al contenido"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}
