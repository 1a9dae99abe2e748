package site

import (
	"strings"

	"handrail/generator/diag"
	"handrail/generator/schema"
)

// ParseSettings reads handbook.yaml. What is wrong is left at its default and
// told.
func ParseSettings(c *Content) (Settings, []diag.Diag) {
	data := c.Settings
	if data == nil && c.told {
		return settingsOf(schema.Values{}), nil
	}
	if data == nil {
		return settingsOf(schema.Values{}), []diag.Diag{
			diag.Whole(File(settingsFile), "settings-missing", "there is no such file", "write it with one line: title: The name of your handbook"),
		}
	}
	v, ds := schema.DecodeSettings(File(settingsFile), data)
	s := settingsOf(v)
	s.src = data
	return s, ds
}

func settingsOf(v schema.Values) Settings {
	look := v.Theme("theme")
	s := Settings{
		Title: v.Text("title"), Name: v.Text("name"), Tagline: v.Text("tagline"), Organisation: v.Text("organisation"),
		Language: v.Text("language"), Locales: v.Texts("locales"), BaseURL: v.Text("base_url"), Version: v.Text("version"),
		Theme: look.Name, Accent: look.Accent, AccentDark: look.AccentDark,
		PlanLength: v.Int("plan_length"), TimeZone: v.Text("time_zone"), Feedback: v.Text("feedback"), QuickExit: v.Text("quick_exit"), Offline: v.Bool("offline"),
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

// Lint is what the settings change in the advice on pages.
func (s Settings) Lint() schema.Lint { return s.values.Lint("lint") }

// Release lists what a release insists on.
func (s Settings) Release() []string { return s.values.Texts("release") }

// Place makes a diagnostic about width bytes of handbook.yaml at off.
func (s Settings) Place(off, width int, code, text, hint string) diag.Diag {
	return diag.At(File(settingsFile), s.src, off, width, code, text, hint)
}

// At makes a diagnostic about the value of a setting.
func (s Settings) At(name, code, text, hint string) diag.Diag {
	off := s.values.ValueOff(name, 0)
	if off < 0 {
		return diag.Whole(File(settingsFile), code, text, hint)
	}
	return diag.At(File(settingsFile), s.src, off, len(s.values.Text(name)), code, text, hint)
}
