package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"handrail/generator/plan"
)

// ics writes the session as one event of a calendar, with its steps as the
// description. The same plan and day give the same bytes, so that importing it
// again replaces the event.
func (v planView) ics(w io.Writer, day time.Time) error {
	start := plan.ParseClock(v.plan.Start)
	if start == plan.NoClock {
		return usageError{text: v.node.File() + " does not say when it starts", hint: "add --start 18:00 with its time, or start: to the plan"}
	}
	zone, err := v.zone()
	if err != nil {
		return err
	}
	begins := time.Date(day.Year(), day.Month(), day.Day(), 0, start, 0, 0, zone)
	ends := begins.Add(time.Duration(v.result.Total) * time.Minute)
	stamp := func(t time.Time) string {
		if v.site.Settings.TimeZone == "" {
			return t.Format("20060102T150405") // no zone: the time on the wall
		}
		return t.UTC().Format("20060102T150405Z")
	}
	cal := ics.NewCalendar()
	cal.SetProductId("-//Handrail//EN")
	event := cal.AddEvent(v.uid(day))
	event.SetDtStampTime(day)
	event.SetProperty(ics.ComponentPropertyDtStart, stamp(begins))
	event.SetProperty(ics.ComponentPropertyDtEnd, stamp(ends))
	event.SetSummary(v.result.Title)
	event.SetDescription(v.steps())
	return cal.SerializeTo(w, ics.WithNewLineWindows) // the line end that RFC 5545 asks for
}

// uid names the event, so that a calendar knows it again: one for each plan
// and day.
func (v planView) uid(day time.Time) string {
	host := v.site.Settings.Name
	if host == "" {
		host = "handrail"
	}
	return strings.ReplaceAll(v.node.Ref(), "/", "-") + "-" + day.Format(time.DateOnly) + "@" + host
}

// zone is where the sessions are.
func (v planView) zone() (*time.Location, error) {
	name := v.site.Settings.TimeZone
	if name == "" {
		return time.UTC, nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return nil, usageError{text: "this computer knows no time zone " + name, hint: "content/handbook.yaml names it; write it in full, such as time_zone: America/Chicago, or leave it out"}
	}
	return zone, nil
}

// steps is a line for each row, and how the time is used.
func (v planView) steps() string {
	var b strings.Builder
	for _, line := range v.result.Steps {
		fmt.Fprintf(&b, "%s %s (%d min", words(line.Start), line.Title, line.Minutes)
		if line.Who != "" {
			b.WriteString(", " + line.Who)
		}
		b.WriteString(")\n")
	}
	b.WriteString(slackWords(v.result))
	return b.String()
}
