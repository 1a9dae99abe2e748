package theme_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"handrail/themes"
)

func stylesheet(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(themes.Default(), "css/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// schemes reads the raw colours of each block of tokens.css, in order: light,
// dark by the system, light, dark and dim by the reader.
func schemes(t *testing.T) []map[string]string {
	t.Helper()
	var out []map[string]string
	for _, block := range regexp.MustCompile(`(?s)color-scheme:.*?\}`).FindAllString(stylesheet(t, "tokens.css"), -1) {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`(--[\w-]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(block, -1) {
			colours[m[1]] = m[2]
		}
		out = append(out, colours)
	}
	if len(out) != 5 {
		t.Fatalf("%d schemes, want 5", len(out))
	}
	return out
}

// TestContrast: text stands out 7:1 in every scheme, also on coloured ground;
// edges of controls 3:1 (WCAG 2.2, 1.4.6 and 1.4.11).
func TestContrast(t *testing.T) {
	pairs := []struct {
		text, ground string
		least        float64
	}{
		{"--ink", "--paper", 7}, {"--ink", "--sheet", 7}, {"--ink", "--well", 7}, {"--ink", "--yellow", 7},
		{"--ink", "--brand-wash", 7}, {"--ink", "--red-wash", 7}, {"--ink", "--amber-wash", 7}, {"--ink", "--blue-wash", 7}, {"--ink", "--violet-wash", 7},
		{"--ink-soft", "--paper", 7}, {"--ink-soft", "--sheet", 7}, {"--ink-soft", "--well", 7},
		{"--brand", "--paper", 7}, {"--brand", "--sheet", 7}, {"--on-brand", "--brand", 7}, {"--brand", "--brand-wash", 4.5},
		{"--red", "--sheet", 7}, {"--red", "--paper", 7}, {"--on-red", "--red", 7}, {"--red", "--red-wash", 4.5},
		{"--amber", "--amber-wash", 4.5}, {"--blue", "--blue-wash", 4.5}, {"--violet", "--violet-wash", 4.5}, {"--ink-soft", "--yellow", 4.5},
		{"--edge", "--paper", 3}, {"--edge", "--sheet", 3},
	}
	for i, colours := range schemes(t) {
		for _, p := range pairs {
			if got := contrast(t, colours[p.text], colours[p.ground]); got < p.least {
				t.Errorf("scheme %d: %s on %s: %.2f, want %.1f", i, p.text, p.ground, got, p.least)
			}
		}
	}
}

// contrast is the formula of WCAG, written apart from the one it checks.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	light := func(hex string) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			c := float64(n) / 255
			if c <= 0.04045 {
				sum += weight * c / 12.92
			} else {
				sum += weight * math.Pow((c+0.055)/1.055, 2.4)
			}
		}
		return sum
	}
	hi, lo := max(light(a), light(b)), min(light(a), light(b))
	return (hi + 0.05) / (lo + 0.05)
}

// TestSchemesAgree: what the system asks for and what the reader chooses look
// the same, and no scheme forgets a colour.
func TestSchemesAgree(t *testing.T) {
	all := schemes(t)
	for name, value := range all[0] {
		if all[2][name] != value {
			t.Errorf("light: %s is %s by default and %s by choice", name, value, all[2][name])
		}
		if all[1][name] != all[3][name] {
			t.Errorf("dark: %s is %s by the system and %s by choice", name, all[1][name], all[3][name])
		}
		if all[4][name] == "" {
			t.Errorf("dim lacks %s", name)
		}
	}
}

func TestStyleRules(t *testing.T) {
	entries, err := fs.ReadDir(themes.Default(), "css")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		css := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(stylesheet(t, e.Name()), "")
		for _, bad := range []string{"!important", "@layer", "light-dark(", "http:", "https:", "url(", "@import", "@font-face"} {
			if strings.Contains(css, bad) {
				t.Errorf("%s holds %s", e.Name(), bad)
			}
		}
		if m := regexp.MustCompile(`(?m)^\s*[^{}:;]*#[a-z][\w-]*[^{};]*\{`).FindString(css); m != "" {
			t.Errorf("%s styles an id: %s", e.Name(), m)
		}
		if regexp.MustCompile(`@page[^{]*\{[^}]*\bsize\s*:`).MatchString(css) {
			t.Errorf("%s sets a paper size", e.Name())
		}
		if raw := regexp.MustCompile(`#[0-9a-f]{3,6}\b`).FindString(css); raw != "" && e.Name() != "tokens.css" && !strings.HasPrefix(e.Name(), "print") && e.Name() != "404.css" {
			t.Errorf("%s has a colour of its own: %s", e.Name(), raw)
		}
	}
}

// TestAccent: a handbook's own colour is used where it can be read, and made
// lighter or darker where it could not.
func TestAccent(t *testing.T) {
	const settings = "title: Riverside\ntheme: {name: default, accent: \"#ff8800\"}\n"
	var css string
	for name, text := range render(t, specimen(t, map[string]string{"handbook.yaml": settings})) {
		if strings.HasPrefix(name, "assets/app.") && strings.HasSuffix(name, ".css") {
			css = text
		}
	}
	m := regexp.MustCompile(`\[data-scheme=(\w+)\]\{--brand:(#\w{6});--on-brand:(#\w{6})\}`).FindAllStringSubmatch(css, -1)
	if len(m) != 3 {
		t.Fatalf("%d schemes have the colour, want 3", len(m))
	}
	for _, scheme := range m {
		if got := contrast(t, scheme[2], scheme[3]); got < 7 {
			t.Errorf("%s: the colour %s stands out %.1f on %s", scheme[1], scheme[2], got, scheme[3])
		}
	}
	if !strings.HasPrefix(css[strings.LastIndex(css, "--brand:"):], "--brand:#000;") { // which print.css sets
		t.Error("paper would be printed in the handbook's colour")
	}
}

// TestFirstView: what a phone fetches before anything can be read.
func TestFirstView(t *testing.T) {
	files := render(t, specimen(t, nil))
	total := packed(t, files["playbooks/suicide.html"]) + packed(t, files["manifest.json"])
	for name, text := range files {
		for _, part := range []string{"assets/app.", "assets/scheme.", "assets/icon."} {
			if strings.HasPrefix(name, part) {
				total += packed(t, text)
			}
		}
		if strings.HasPrefix(name, "assets/scheme.") && len(text) > 400 {
			t.Errorf("the script that blocks has %d bytes, more than 400", len(text))
		}
	}
	if budget := 18 * 1024; total > budget {
		t.Errorf("the first view has %d bytes gzipped, more than %d", total, budget)
	}
}

// TestFilterScript: narrowing costs little, and only where there is something
// to narrow.
func TestFilterScript(t *testing.T) {
	files := render(t, specimen(t, nil))
	for name, text := range files {
		if size := packed(t, text); strings.HasPrefix(name, "assets/filter.") && size > 2048 {
			t.Errorf("%s has %d bytes gzipped, more than 2048", name, size)
		}
		if strings.HasSuffix(name, ".html") && strings.Contains(text, "assets/filter.") != strings.Contains(text, "<form class=filter") {
			t.Errorf("%s has filters without their script, or the script without filters", name)
		}
	}
}

func packed(t *testing.T, text string) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte(text))
	w.Close()
	return b.Len()
}

// TestGoneStandsAlone: 404.html names no other file, and its style is the one
// that its policy allows.
func TestGoneStandsAlone(t *testing.T) {
	page := render(t, specimen(t, nil))["404.html"]
	style := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindStringSubmatch(page)
	if style == nil {
		t.Fatal("no style")
	}
	sum := sha256.Sum256([]byte(style[1]))
	if want := "style-src 'self' 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(page, want) {
		t.Errorf("the policy does not allow the style: want %s", want)
	}
	for _, bad := range []string{"src=", "<link", "href=index", "../"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page names another file: %s", bad)
		}
	}
}
