// LaborSeries
