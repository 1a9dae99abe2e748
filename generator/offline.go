package generator

import (
	"fmt"
	"slices"
	"strings"

	"handrail/generator/artifact"
	"handrail/generator/diag"
	"handrail/generator/offline"
	"handrail/generator/schema"
	"handrail/generator/site"
	"handrail/generator/theme"
)

// worker is the service worker that goes with files, or, when phones are not
// to keep the handbook, the one that takes back what an earlier one kept.
func worker(s *site.Site, files []artifact.Artifact) artifact.Artifact {
	if !s.Settings.Offline {
		return offline.KillSwitch()
	}
	set := offline.Set{Missing: theme.Missing, Numbers: numbers(s)}
	old := map[string]bool{}
	for _, rd := range s.Redirects {
		old[rd.From] = true
		set.Moved = append(set.Moved, offline.Move{From: rd.From, To: rd.To.Out})
	}
	core := coreFolders()
	pictures := map[string]bool{}
	for _, a := range s.Assets {
		pictures[a.Out] = true
	}
	for _, f := range files {
		part := offline.Rest
		switch {
		case f.Class == artifact.Manifest && f.Path != "manifest.json":
			continue // for servers and search engines
		case binder(f.Path, s), f.Path == "404.html", old[f.Path]:
			part = offline.Away
		case f.Class == artifact.Home, f.Class == artifact.Search, f.Path == theme.Missing, within(core, f.Path),
			f.Class == artifact.Asset && !pictures[f.Path]:
			part = offline.Core
		}
		set.Files = append(set.Files, offline.File{Artifact: f, Part: part})
	}
	return set.Worker()
}

// coreFolders are those whose pages are needed when something happens.
func coreFolders() []string {
	var dirs []string
	for _, k := range schema.Kinds() {
		if k.Name == "playbook" || k.Name == "contact" {
			dirs = append(dirs, k.Dir)
		}
	}
	return dirs
}

// within tells whether a page lies in one of the folders, of any language.
func within(dirs []string, out string) bool {
	return slices.ContainsFunc(strings.Split(out, "/"), func(e string) bool { return slices.Contains(dirs, e) })
}

// binder tells whether a page is the whole handbook for a printer, which has a
// connection near it. Phones keep the pages that it is made of.
func binder(out string, s *site.Site) bool {
	for _, l := range s.Languages {
		out = strings.TrimPrefix(out, l.Prefix)
	}
	return out == "print.html"
}

// numbers lists how to reach each contact that is set.
func numbers(s *site.Site) []offline.Number {
	var out []offline.Number
	for _, n := range s.OfKind("contact") {
		v := n.Values
		if v.Bool("placeholder") {
			continue
		}
		label := v.Text("label")
		if label == "" {
			label = n.Title
		}
		number := strings.Join([]string{v.Text("phone"), v.Text("sms"), v.Text("chat_url")}, " ")
		out = append(out, offline.Number{Label: label, Number: strings.TrimSpace(number)})
	}
	return out
}

// offlineBudget is how many bytes of pictures and documents a phone is asked
// to keep. The worker asks the reader first above 2 MB in all; this leaves
// half of that for some 300 pages.
const offlineBudget = 1_000_000

// offlineFaults tells when pictures and documents are more than phones should
// keep, at the largest of them.
func offlineFaults(s *site.Site) []diag.Diag {
	assets, total := slices.Clone(s.Assets), 0
	for _, a := range assets {
		total += len(a.Data)
	}
	if !s.Settings.Offline || total <= offlineBudget {
		return nil
	}
	slices.SortStableFunc(assets, func(a, b *site.Asset) int { return len(b.Data) - len(a.Data) })
	var largest []string
	for _, a := range assets[:min(3, len(assets))] {
		largest = append(largest, fmt.Sprintf("%s (%s)", a.Path, megabytes(len(a.Data))))
	}
	text := fmt.Sprintf("pictures and documents make %s, and every phone keeps them; more than %s is slow to save", megabytes(total), megabytes(offlineBudget))
	return []diag.Diag{diag.Whole(site.File(assets[0].Path), "offline-large", text, "make the largest smaller: "+strings.Join(largest, ", "))}
}

func megabytes(n int) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
