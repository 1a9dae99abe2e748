package theme_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/golden anew; read the difference")

// TestGolden keeps whole pages as they were read and found right.
func TestGolden(t *testing.T) {
	golden(t, render(t, specimen(t, nil)),
		"index.html", "playbooks/suicide.html", "playbooks/silence.html", "plans/weekly.html", "plans/weekly.full.html", "plans/weekly.people.html", "cards.html", "activities/index.html", "activities/collage.html",
		"guides/your-role.html", "contacts/index.html", "lessons/index.html", "lessons/first.html", "lessons/second.html", "lessons/completion.html", "lessons/workbook.html", "lessons/questions.html",
		"404.html", "guides/role.html", "manifest.json", "keep.html", "offline/missing.html", "_headers",
	)
}

// golden holds pages against those in testdata/golden.
func golden(t *testing.T, files map[string]string, names ...string) {
	t.Helper()
	for _, name := range names {
		got := readable(files[name])
		path := filepath.Join("testdata", "golden", strings.ReplaceAll(name, "/", "_"))
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not as in %s; -update writes it anew\n%s", name, path, firstDifference(got, string(want)))
		}
	}
}

var (
	assetHash = regexp.MustCompile(`\.[0-9a-f]{8}\.(css|js|svg|png)`)
	styleText = regexp.MustCompile(`(?s)<style>.*</style>|sha256-[^']*`)
	blockTag  = regexp.MustCompile(`(<(?:/?(?:head|body|header|main|section|article|nav|ul|ol|dl|table|tbody|form|footer|aside|details)|li|tr|h[1-6]|p|div|meta|link|script|label)[ >])`)
)

// readable puts a page on many lines, and leaves out what every change of a
// style or script changes.
func readable(page string) string {
	page = assetHash.ReplaceAllString(page, ".HASH.$1")
	page = styleText.ReplaceAllString(page, "STYLE")
	return strings.TrimSpace(blockTag.ReplaceAllString(page, "\n$1")) + "\n"
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + strings.Join(w[min(i, len(w)):min(i+1, len(w))], "")
		}
	}
	return "got less"
}
