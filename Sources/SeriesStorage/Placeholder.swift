import GRDB
import LaborSeries
