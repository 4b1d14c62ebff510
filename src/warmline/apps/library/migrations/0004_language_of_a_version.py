from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0003_house_scenarios'),
    ]

    operations = [
        migrations.AddField(
            model_name='scenarioversion',
            name='language',
            field=models.CharField(default='en', max_length=12, verbose_name='language'),
        ),
    ]
