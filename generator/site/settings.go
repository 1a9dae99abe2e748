package site

import (
	"strings"

	"handrail/generator/diag"
	"handrail/generator/schema"
)

// ParseSettings reads handbook.yaml; nil means that there is none. What is
// wrong is left at its default and told.
func ParseSettings(data []byte) (Settings, []diag.Diag) {
	if data == nil {
		return settingsOf(schema.Values{}), []diag.Diag{
			diag.Whole(File(settingsFile), "settings-missing", "there is no such file", "write it with one line: title: The name of your handbook"),
		}
	}
	v, ds := schema.DecodeSettings(File(settingsFile), data)
	return settingsOf(v), ds
}

func settingsOf(v schema.Values) Settings {
	look := v.Theme("theme")
	s := Settings{
		Title: v.Text("title"), Name: v.Text("name"), Tagline: v.Text("tagline"), Organisation: v.Text("organisation"),
		Language: v.Text("language"), BaseURL: v.Text("base_url"), Version: v.Text("version"),
		Theme: look.Name, Accent: look.Accent, AccentDark: look.AccentDark,
		PlanLength: v.Int("plan_length"), Feedback: v.Text("feedback"), QuickExit: v.Text("quick_exit"),
		Tags: v.Texts("tags"), Words: map[string][]string{}, values: v,
	}
	for _, w := range v.Words("words") {
		s.Words[w.Key] = w.Words
	}
	if s.BaseURL != "" && !strings.HasSuffix(s.BaseURL, "/") {
		s.BaseURL += "/"
	}
	return s
}

// SettingsFile is the name of handbook.yaml in diagnostics.
func SettingsFile() string { return File(settingsFile) }
