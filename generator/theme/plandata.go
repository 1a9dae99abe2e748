package theme

import (
	"encoding/json"
	"html/template"
	"strconv"
	"strings"

	"handrail/generator/locale"
	"handrail/generator/plan"
)

// planData is the plan as plan.js takes it. What is only read stands on the
// page already. JSON written by Go holds no sign that could end a script
// element.
func planData(p *plan.Plan) template.JS {
	if p == nil {
		return ""
	}
	lean := *p
	lean.Steps = make([]plan.Step, len(p.Steps))
	for i, s := range p.Steps {
		s.Say, s.Note = "", ""
		lean.Steps[i] = s
	}
	data, err := json.Marshal(lean)
	if err != nil {
		panic(err) // texts and numbers can always be written
	}
	return template.JS(data)
}

// daysLater writes the days behind a clock time in words: "00:15 +1 day".
func daysLater(w *locale.Locale, clock string) string {
	at, days, ok := strings.Cut(clock, "+")
	if !ok {
		return clock
	}
	n, _ := strconv.Atoi(strings.TrimSuffix(days, "d"))
	return at + " +" + w.Count(n, "days")
}
