//go:build !race

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOverdueNumber: a number that was to be checked on a day that is over
// says so wherever its dates stand; the words of the page stay, and a number
// that is still good says nothing.
func TestOverdueNumber(t *testing.T) {
	site := t.TempDir()
	for name, text := range map[string]string{
		"handbook.yaml":    "title: Test\nhelp: [old]\n",
		"contacts/old.md":  "---\ntitle: Old line\nsummary: S\nrole: crisis\nphone: \"555 0100\"\nverified: 2020-01-01\nvalid_days: 30\n---\nText.\n",
		"contacts/good.md": "---\ntitle: Good line\nsummary: S\nrole: crisis\nphone: \"555 0101\"\nverified: 2090-01-01\n---\nText.\n",
		"guides/a.md":      "---\ntitle: A\nsummary: S\n---\nCall the [good line](../contacts/good.md).\n",
		"guides/b.md":      "---\ntitle: B\nsummary: S\n---\nCall the [old line](../contacts/old.md).\n",
	} {
		p := filepath.Join(site, "content", name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	base := placesOf(t, buildSite(t, site))["file"]
	tb := newTab(t)
	const told = "Checked 1 Jan 2020. Check again by 31 Jan 2020 This number was due to be checked on 31 Jan 2020. Ask your program lead."
	for _, tt := range []struct {
		page, lines string // what stands where numbers tell their dates
	}{
		{"contacts/old.html", told + "|" + told},
		{"contacts/good.html", told + "|Checked 1 Jan 2090. Check again by 30 Jun 2090"},
		{"guides/a.html", told + "|Good line: Checked 1 Jan 2090. Check again by 30 Jun 2090."},
		{"guides/b.html", told + "|Old line: " + strings.Replace(told, "2020 This", "2020. This", 1)},
	} {
		tb.open(base + tt.page)
		if got := eval[string](tb, `[...document.querySelectorAll("[data-check-by]")].map(e => e.textContent).join("|")`); got != tt.lines {
			t.Errorf("%s: got %s\nwant %s", tt.page, got, tt.lines)
		}
		tb.wantQuiet(tt.page, "")
	}
}
