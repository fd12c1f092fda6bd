// GrowthModels
