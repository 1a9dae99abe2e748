package theme_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestSituations: the index by situation has every sign under its playbook, the
// most urgent first, and the first page and the list of playbooks lead to it.
func TestSituations(t *testing.T) {
	files := render(t, specimen(t, nil))
	page := files["situations.html"]
	now, later := strings.Index(page, "playbooks/suicide.html"), strings.Index(page, "playbooks/silence.html")
	if now < 0 || later < now {
		t.Errorf("suicide stands at %d and silence at %d: the most urgent come first", now, later)
	}
	for name, link := range map[string]string{"index.html": "href=situations.html", "playbooks/index.html": "href=../situations.html"} {
		if !strings.Contains(files[name], link) {
			t.Errorf("%s does not lead to the index by situation", name)
		}
	}
	if sign := "Nobody speaks"; !strings.Contains(page, sign) {
		t.Errorf("the sign %q is not listed", sign)
	}
}

// TestWithoutSituations: without playbooks there is no such page, and nothing
// leads there.
func TestWithoutSituations(t *testing.T) {
	for name, text := range render(t, link(t, fstest.MapFS{"handbook.yaml": &fstest.MapFile{Data: []byte("title: T\n")}, "guides/a.md": &fstest.MapFile{Data: []byte("---\ntitle: A\nsummary: S\n---\nText.\n")}})) {
		if strings.Contains(name, "situations") || strings.HasSuffix(name, ".html") && strings.Contains(text, "situations.html") {
			t.Errorf("%s speaks of situations", name)
		}
	}
}
