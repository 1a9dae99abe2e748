package schema

import (
	"fmt"
	"slices"
	"strconv"
)

// whole checks what depends on more than one field of a map.
func (d *decoder) whole(f Field, n node, val value) {
	switch f.Type {
	case TypeSize:
		d.sizeOrder(val)
	case TypeMinutes:
		if m := val.minutes(); m.Fixed+m.PerPerson == 0 && f.Min > 0 && len(val.items) > 0 {
			d.add(n.off, n.width, "field-value", f.Name+" comes to no minutes at all", "write how long it takes, such as 10")
		}
	case TypeSteps:
		d.step(n)
	}
}

// sizeOrder checks that min, best and max rise.
func (d *decoder) sizeOrder(val value) {
	least := val.int(sizeFields, "min")
	for _, name := range []string{"best", "max"} {
		got := val.get(name)
		if got == nil {
			continue
		}
		n, _ := strconv.Atoi(got.text)
		if n < least {
			d.add(got.off, len(got.text), "field-value", fmt.Sprintf("%s: %d is less than %d", name, n, least), "min, best and max rise in this order")
		}
		least = max(n, least)
	}
}

// step checks that a step is one thing and has a time.
func (d *decoder) step(n node) {
	var is []string
	meant := d.excused(stepFields, n)
	for _, name := range []string{"use", "title", "break"} {
		if d.mentions(n, name) || slices.Contains(meant, name) {
			is = append(is, name)
		}
	}
	switch {
	case len(is) == 0:
		d.add(n.off, n.width, "plan-step", "the step has none of use, title and break", "add title: and your own words, or use: and the id of an activity")
	case len(is) > 1:
		d.add(n.off, n.width, "plan-step", "the step has "+list(is, "and")+", and may have only one of them", "make them steps of their own")
	case is[0] == "title" && !d.mentions(n, "time") && !slices.Contains(meant, "time"):
		d.add(n.off, n.width, "plan-time-missing", "the step has no time", "add time: with its minutes, such as time: 10")
	}
}
